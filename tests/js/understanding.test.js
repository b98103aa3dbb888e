"use strict";
/* What was typed, read before anything is looked for: small-lexicon.js says what the words mean. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { plain } = require("./scripts.js");
const { LEXICON } = require("./small-lexicon.js");
const { smallTown } = require("./small-town.js");

const FACETS = ["free", "no-id", "no-police", "under-18", "halal"];

const town = smallTown(
  (data) => {
    data.facets = FACETS;
    data.answers = FACETS.map(() => "u".repeat(data.area.length)).join("\n");
    data.needs.push({ id: "papers", label: "Papers" }, { id: "wash", label: "Washing" });
  },
  { lexicon: LEXICON },
);

/** `known` are words that places have. */
function read(typed, { known = "", ignored = [] } = {}) {
  const places = known.split(" ");
  return plain(town.understand(typed, (token) => places.includes(token), ignored));
}

/** `need food`, `need food: pet food`, `not need food` */
const meant = (typed, about) =>
  read(typed, about).meant.map(
    ({ kind, id, topic, isNot }) => `${isNot ? "not " : ""}${kind} ${id}${topic ? `: ${topic}` : ""}`,
  );
const wants = (typed, about) => read(typed, about).wants;
const rest = (typed, about) => {
  const reading = read(typed, about);
  return reading.rest.map((place) => reading.words[place]);
};

/** Each `[typed, right]`. */
function each(cases, answer) {
  for (const [typed, right] of cases) assert.deepEqual(answer(typed), right, typed);
}

test("needs, and kinds of them: the longest phrase wins a word", () => {
  each(
    [
      ["hungry", ["need food"]],
      ["im so hungry", ["need food"]],
      ["food", ["need food"]],
      ["pet food", ["need food: pet food"]],
      ["soup kitchen", ["need food: soup kitchen"]],
      ["hot meal", ["need food: soup kitchen"]],
      ["hungry and nowhere to sleep", ["need food", "need bed"]],
      ["xylophon", []],
    ],
    (typed) => meant(typed).toSorted((one, other) => (one.includes("bed") ? 1 : other.includes("bed") ? -1 : 0)),
  );
});

test("for whom it is", () => {
  assert.deepEqual(meant("army vet"), ["who veterans"]);
  assert.deepEqual(new Set(meant("food for a teenager")), new Set(["need food", "who teens"]));
});

test("filters, each once, and those alone that this directory has", () => {
  each(
    [
      ["food for free, no money", ["free"]],
      ["no id no cops", ["no-id", "no-police"]],
      ["halal food", ["halal"]],
      ["essay about food", []],
    ],
    (typed) => wants(typed).facets.toSorted(),
  );
});

test("parts of town and languages", () => {
  assert.equal(wants("food downtown").area, "downtown");
  assert.equal(wants("the hill").area, "hill");
  assert.equal(wants("somewhere on the hill").area, "hill");
  assert.equal(wants("hungry").area, "");
  assert.equal(wants("lawyer who speaks spanish").language, "es");
  assert.equal(wants("habla español").language, "es");
});

test("of a part's name what tells it is enough: Hill of The Hill, Canada of By phone: Canada", () => {
  const other = smallTown(
    (data) => {
      data.areas.push({ id: "canada", label: "By phone or online: Canada", serves: "elsewhere" });
      data.areas.push({ id: "anywhere", label: "By phone or online: Any country", serves: "elsewhere" });
    },
    { lexicon: LEXICON },
  );
  const area = (typed) => other.understand(typed, () => false, []).wants.area;
  assert.equal(area("food hill"), "hill");
  assert.equal(area("crisis line in Canada"), "canada");
  assert.equal(area("crisis line in cannada"), "canada");
  for (const typed of ["online", "country music"]) assert.equal(area(typed), "", typed);
});

test("a word of the language is no slip of the name of a part: cansada, Canada", () => {
  const tired = structuredClone(LEXICON);
  tired[0].needs.talk.any += "\ncansada";
  const add = (data) => data.areas.push({ id: "canada", label: "By phone or online: Canada", serves: "elsewhere" });
  const read = smallTown(add, { lexicon: tired }).understand("cansada de todo", () => false, []);
  assert.equal(read.wants.area, "");
});

test("when it should be open: now, days, hours and parts of a day", () => {
  each(
    [
      ["food right now", "now"],
      ["food today", "today"],
      ["food tonight", "tonight"],
      ["shower tomorrow", "tomorrow"],
      ["shower tomorrow morning", "tomorrow-morning"],
      ["saturday", "sa"],
      ["on saturdays", "sa"],
      ["soup sat", "sa"],
      ["saturday 8am", "sa-0800"],
      ["saturday at 8:30 pm", "sa-2030"],
      ["monday 19:30", "mo-1930"],
      ["monday 12am", "mo-0000"],
      ["monday 12 p.m.", "mo-1200"],
      ["friday evening", "fr-evening"],
      ["weekend", "sa"],
      ["today 3pm", "today-1500"],
      ["this afternoon today", "today-afternoon"],
      ["tonight at 7pm", "tonight"],
      ["today night", "tonight"],
      ["monday 25:00", "mo"],
      ["monday 13pm", "mo"],
      ["hungry", ""],
    ],
    (typed) => wants(typed).open,
  );
});

test("all that it reads of opening is what an address may ask for", () => {
  const whens = ["saturday 8am", "sunday 23:59", "tomorrow 12am", "today 0:00", "friday night", "weekend 7 pm"];
  for (const typed of whens) assert.ok(town.openWhen.isKnown(wants(typed).open), typed);
});

test("an hour or an age that was read is no word that nobody knows", () => {
  for (const typed of ["saturday 8am", "monday 19:30", "food monday at 8:30 pm", "im 16 hungry", "hungry, 15 yo"]) {
    assert.deepEqual(rest(typed), [], typed);
  }
});

test("ages below 18", () => {
  each(
    [
      ["im 16 and nowhere to sleep", ["under-18"]],
      ["I'm 16", ["under-18"]],
      ["I’m 16", ["under-18"]],
      ["a bed, 15 yo", ["under-18"]],
      ["17 years old", ["under-18"]],
      ["tengo 15 años", ["under-18"]],
      ["im 18", []],
      ["im 45 and hungry", []],
      ["16 oak street", []],
      ["im 10 pm shelter", []],
    ],
    (typed) => wants(typed).facets,
  );
  assert.deepEqual(wants("im 16", { ignored: ["filter under-18"] }).facets, []);
});

test("what follows a negation is not wanted, and no more than that", () => {
  each(
    [
      ["not a shelter", ["not need bed"]],
      ["anything but a shelter", ["not need bed"]],
      ["food without the army", ["need food", "not who veterans"]],
      ["not a shelter, food", ["need food", "not need bed"]],
      ["not a shelter someone to talk to", ["need talk", "not need bed"]],
      ["food, not a shelter", ["need food", "not need bed"]],
    ],
    (typed) => meant(typed).toSorted(),
  );
});

test("a filter that says no itself is one, and not its contrary", () => {
  for (const typed of ["no police", "without police", "I don’t want the police", "no id"]) {
    assert.equal(wants(typed).facets.length, 1, typed);
    assert.ok(read(typed).meant.every(({ isNot }) => !isNot));
  }
});

test("ways of typing", () => {
  each(
    [
      ["sum1 2 talk 2", ["need talk"]],
      ["food w/o cops", ["need food"]],
      ["HUNGRY!!!", ["need food"]],
      ["“nowhere to sleep”", ["need bed"]],
      ["food:", ["need food"]],
    ],
    (typed) => meant(typed).slice(0, 1),
  );
  const reading = read("sum1 to talk to");
  assert.deepEqual([reading.tokens[0], reading.words[0]], ["someone", "sum1"], "it says what was typed");
  assert.equal(reading.meant[0].typed, "sum1 talk");
});

test("what is short for other words is none of its own: I'd is no ID", () => {
  for (const typed of ["i'd like a shower", "I’d like a shower", "I'd like a shower"]) {
    assert.deepEqual(meant(typed), ["need wash"], typed);
  }
  assert.deepEqual(meant("ID"), ["need papers"]);
  assert.deepEqual(meant("lost my id"), ["need papers"]);
});

test("what is left is what tells something and was not recognised", () => {
  each(
    [
      ["hungry in the xylophon", ["xylophon"]],
      ["i need a", []],
      ["night owl", ["owl"]],
      ["not a shelter please", []],
    ],
    rest,
  );
});

test("words of despair, whatever stands between them", () => {
  each(
    [
      ["i want to die", "line"],
      ["i just wanna die", "line"],
      ["kms", "line"],
      ["they'd be better off without me", "line"],
      ["suicidal suicide", "line"],
      ["she took all my pills", "emergency"],
      ["he is not breathing", "emergency"],
      ["kill myself, took all my pills", "emergency"],
      ["quiero morir", "line"],
      ["no respira", "emergency"],
      ["hungry", ""],
      ["want a diet", ""],
      ["lost my pills", ""],
    ],
    (typed) => read(typed).despair,
  );
});

test("the same words in a longer phrase that means something else are no despair", () => {
  each(
    [
      ["how to die my hair", ""],
      ["suicide prevention training", ""],
      ["i lost my son to suicide", ""],
      ["lost my son to suicide and want to die", "line"],
    ],
    (typed) => read(typed).despair,
  );
});

test("despair hides nothing that was asked for beside it", () => {
  const reading = read("i want to die and i don't want the police, hungry");
  assert.equal(reading.despair, "line");
  assert.deepEqual(reading.wants.facets, ["no-police"]);
  assert.ok(reading.meant.some(({ id }) => id === "food"));
});

test("what the reader does not mean is not read again, and despair always is", () => {
  assert.deepEqual(meant("hungry for free", { ignored: ["need food"] }), ["filter free"]);
  assert.equal(read("i want to die", { ignored: ["crisis line", "crisis "] }).despair, "line");
});

test("Spanish is understood by those who type it, and its words are not guessed in English", () => {
  each(
    [
      ["tengo hambre", ["need food"]],
      ["comida gratis", ["filter free", "need food"]],
      ["COMIDA hoy", ["filter today", "need food"]],
      ["albergue para esta noche", ["filter tonight", "need bed"]],
      ["sábado comida", ["day sa", "need food"]],
    ],
    (typed) => meant(typed).toSorted(),
  );
  assert.equal(read("tengo hambre").language, "es");
  assert.equal(read("i am hungry").language, "en");
  assert.equal(read("xylophon").language, "en", "the site's own, where none knows it");
  assert.deepEqual(meant("hambra and soup kitchen").includes("need food"), false);
});

test("two languages may be mixed", () => {
  assert.deepEqual(meant("need comida right now").toSorted(), ["filter now", "need food"]);
});

test("a long text is read for two hundred characters and thirty-two words", () => {
  const long = read(`${"very ".repeat(50)}hungry`);
  assert.equal(long.tokens.length, 32);
  assert.deepEqual(long.meant, []);
  assert.ok(read("x".repeat(5000)).tokens[0].length <= 200);
});

// biome-ignore format: many short ones
const HOSTILE = [
  "", "   ", "\n\t", "😀🥣", ".*+?^{}$()|[]\\", "(((", "\\u0041", "\x00\uffff", "\ud800", "\u0301\u0301", "'’'", "__proto__",
  "constructor toString hasOwnProperty", "<b>hungry</b>", "a".repeat(10_000), "ab ".repeat(4_000), "2 ".repeat(200),
  "99:99pm monday", "im 99999", "\u202ehungry", "kms ".repeat(100), "not a ".repeat(50), "'".repeat(500),
];

test("whatever is typed is read", () => {
  for (const hostile of HOSTILE) {
    const reading = read(hostile);
    const { length } = reading.tokens;
    assert.deepEqual([reading.words.length, reading.isSmall.length], [length, length]);
    assert.ok(length <= 32 && reading.words.join("").length <= 200);
    for (const place of [...reading.rest, ...reading.meant.flatMap(({ at }) => at)])
      assert.ok(0 <= place && place < length);
    const { open, area, language, facets } = reading.wants;
    assert.ok(open === "" || town.openWhen.isKnown(open), hostile);
    assert.ok(facets.every((facet) => FACETS.includes(facet)) && area === "" && language === "");
  }
});

test("without a lexicon everything is a word that is left", () => {
  const bare = smallTown(() => {}, { lexicon: undefined });
  const reading = plain(bare.understand("soup downtown", () => false, []));
  assert.deepEqual([reading.despair, reading.wants.area], ["", "downtown"]);
  assert.deepEqual(reading.rest, [0]);
});
