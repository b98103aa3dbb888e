"use strict";
/* The finder's search in texts: what fits comes up, best first, in any language, whatever is typed. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./scripts.js");

const { textIndex } = load(["finder/fuzzy-matching", "finder/postings", "finder/text-index", "finder/tokenizer"]);

// A small town elsewhere, made up: what people look for there, and ten places.
const NEEDS = {
  "Etwas zu essen": ["Hunger", "hungrig", "Suppenküche", "Mittagessen", "Lebensmittel", "nichts zu essen", "Tafel"],
  "Ein Bett für heute Nacht": ["obdachlos", "Notunterkunft", "Schlafplatz", "draußen schlafen", "Frauenhaus"],
  "Jemand zum Reden": ["einsam", "allein", "jemand zum Reden", "kann nicht schlafen", "Panik"],
  "Ausweis und Papiere": ["Ausweis verloren", "Personalausweis", "Geburtsurkunde", "Meldebescheinigung", "Amt"],
};
const [FOOD, BED, TALK, PAPERS] = [0, 1, 2, 3];
const PLACES = [
  ["Löffelhaus", "Warme Suppe und Brot, sonntags auch Kuchen.", "Gerberstraße 4", [FOOD]],
  ["Tafel am Weiher", "Obst, Gemüse und Brot zum Mitnehmen, dienstags.", "Am Weiher 1", [FOOD]],
  ["Nachtquartier Lindenhof", "Zwölf Betten, ein Ofen, Frühstück um sieben.", "Lindenhof 9", [BED, FOOD]],
  ["Frauenhaus Morgenrot", "Für Frauen und ihre Kinder. Wo es ist, bleibt geheim.", "", [BED]],
  ["Telefon der Nacht", "Jemand hört zu, von zehn Uhr abends bis sechs Uhr früh.", "", [TALK]],
  ["Teestube Anker", "Tee, Karten und Leute, die selbst schwere Zeiten kennen.", "Hafengasse 2", [TALK, FOOD]],
  ["Papierhilfe", "Wir gehen mit zum Amt und füllen Anträge gemeinsam aus.", "Rathausplatz 3", [PAPERS]],
  ["Kleiderkammer", "Mäntel, Schuhe und Schlafsäcke.", "Gerberstraße 6", [BED]],
  ["Chor im Speicher", "Singen ohne Noten, jeden Sonntag.", "Hafengasse 11", [TALK]],
  ["Bücherei", "Warm, trocken, und am Schalter wird kopiert.", "Rathausplatz 1", [PAPERS]],
];
const SMALL_WORDS =
  "ich wo was kann man ein eine der die das den und in im am zu zum für mit es ist mein meine habe nicht";
/** What is typed → the needs that come up, and the place that comes first. */
const TYPED = {
  hunger: [[FOOD], "Löffelhaus"],
  HUNGRIG: [[FOOD], "Löffelhaus"],
  suppenkueche: [[FOOD], "Löffelhaus"],
  "wo kann ich was essen": [[FOOD], "Löffelhaus"],
  "brot am sonntag": [[], "Löffelhaus"],
  loffelhaus: [[], "Löffelhaus"],
  gerberstrasse: [[], "Löffelhaus"],
  Gerberstr: [[], "Löffelhaus"],
  tafel: [[FOOD], "Tafel am Weiher"],
  obdachlosigkeit: [[BED], "Nachtquartier Lindenhof"],
  schlafplätze: [[BED], "Nachtquartier Lindenhof"],
  notunterkünfte: [[BED], "Nachtquartier Lindenhof"],
  Bett: [[BED], "Nachtquartier Lindenhof"],
  nachtquatier: [[], "Nachtquartier Lindenhof"],
  "frauen haus": [[BED], "Frauenhaus Morgenrot"],
  "ich kann nicht schlafen": [[TALK], "Telefon der Nacht"],
  einsamkeit: [[TALK], "Telefon der Nacht"],
  "ich bin so allien": [[TALK], "Telefon der Nacht"],
  "ausweis verlohren": [[PAPERS], "Papierhilfe"],
  Geburtsurkunden: [[PAPERS], "Papierhilfe"],
  mantel: [[], "Kleiderkammer"],
  singe: [[], "Chor im Speicher"],
  bucherei: [[], "Bücherei"],
};
// biome-ignore format: many short ones
const HOSTILE = [
  "", "   ", "\n\t", "😀🥣", ".*+?^{}$()|[]\\", "(((", "\\u0041", "\x00\uffff", "\ud800", "\u0301\u0301", "'’'", "__proto__",
  "constructor toString", "<b>", "a".repeat(10_000), "ab ".repeat(4_000), "supe ".repeat(2_000), "😀".repeat(5_000),
  "\u0301".repeat(10_000),
];
const SOUPS = [
  "Sunday School",
  "The kettle is on every sunday",
  "Soup, bread and tea",
  "Soup and tea every sunday",
  "Soup on weekdays",
  "Soup on fridays",
];

/** The data of an index: columns as [weight, texts], needs by their labels. */
function directory(columns, { needs = {}, needsOf = columns[0][1].map(() => []), smallWords = "" } = {}) {
  return {
    fields: columns.map(([weight, texts]) => ({ weight, texts })),
    needs: Object.entries(needs).map(([label, words]) => ({ label, words })),
    needsOf,
    smallWords,
  };
}

const column = (number) => PLACES.map((place) => place[number]);
const german = directory(
  [
    [4, column(0)],
    [2, column(1)],
    [1, column(2)],
  ],
  { needs: NEEDS, needsOf: column(3), smallWords: SMALL_WORDS },
);

/** What is found in `data`, after so many pieces of work. */
function search(data, query, pieces = 0) {
  const index = textIndex(data);
  for (let piece = 0; piece < pieces; piece++) index.work(0);
  const { listings, scores, needs, unknown } = index.search(query);
  return plain({ listings: [...listings], scores: [...scores], needs: needs.map(({ need }) => need), unknown });
}

test("accents, endings and slips work in other languages", () => {
  for (const [typed, [needs, first]] of Object.entries(TYPED)) {
    const found = search(german, typed);
    assert.deepEqual([found.needs, PLACES[found.listings[0]][0]], [needs, first], typed);
  }
});

test("small words do not spoil what they stand beside", () => {
  const plainly = search(german, "suppe");
  const asked = search(german, "wo ist denn hier ein Ort mit Suppe für mich");
  assert.deepEqual([asked.listings[0], plainly.listings[0]], [0, 0]);
  assert.deepEqual(search(german, "wo ist das").unknown, []);
});

test("whatever is typed is answered", () => {
  for (const hostile of HOSTILE) {
    const found = search(german, hostile);
    assert.equal(found.scores.length, PLACES.length);
    assert.ok(found.unknown.join("").length <= 200);
  }
});

test("a query without words fits nothing", () => {
  for (const nothing of ["", "   ", "😀", "?!"]) {
    const found = search(german, nothing);
    assert.deepEqual(found, { listings: [], scores: PLACES.map(() => 0), needs: [], unknown: [] });
  }
});

test("a directory may be empty", () => {
  const nothing = { listings: [], scores: [], needs: [], unknown: ["soup"] };
  assert.deepEqual(search(directory([[1, []]]), "soup"), nothing);
  const food = directory([[1, []]], { needs: { "Something to eat": ["soup"] } });
  assert.deepEqual(search(food, "soup").needs, [0]);
});

test("what fits all words comes before what fits some", () => {
  const columns = [
    [4, SOUPS],
    [2, SOUPS.map(() => "")],
  ];
  const found = search(directory(columns), "soup sunday ");
  assert.equal(found.listings[0], 3);
  assert.deepEqual(found.listings.toSorted(), [...SOUPS.keys()]);
});

test("a name comes before a sentence", () => {
  const names = ["The Well", "Lantern House", "Canal Loft", "River Room"];
  const what = ["Look for the lantern by the door.", "An ordinary house.", "Sofas and noodles.", "A stove."];
  const columns = [
    [4, names],
    [2, what],
  ];
  assert.deepEqual(search(directory(columns), "lantern ").listings, [1, 0]);
});

test("a need lifts all that serve it, and what says so itself comes first", () => {
  const columns = [
    [4, ["Red Door", "Blue Door", "Green Door", "White Door", "Black Door"]],
    [2, ["Plates.", "For whoever is hungry.", "A bed.", "Songs.", "Tea."]],
  ];
  const needs = { "Something to eat": ["hungry", "meal"], "A bed": ["shelter"] };
  const found = search(directory(columns, { needs, needsOf: [[1, 0], [0], [1], [], [0]] }), "hungry");
  assert.deepEqual(found.needs, [0]);
  assert.deepEqual(found.listings, [1, 4, 0]); // in the end the one that is there for something else first
});

test("a phrase that is typed in full decides what is meant", () => {
  const needs = {
    Papers: ["lost my id", "id"],
    Grief: ["lost my mum", "lost someone"],
    Phones: ["lost my phone"],
  };
  const data = directory([[1, ["Desk", "Desk", "Desk"]]], { needs, needsOf: [[0], [1], [2]] });
  const first = (typed) => search(data, typed).needs[0];
  assert.deepEqual(["i lost my id", "lost my phone!", "lost my mum"].map(first), [0, 2, 1]);
});

test("a name that fits better than every need stands alone", () => {
  const needs = { "Getting there": ["night bus", "bus fare"], "A bed": ["night shelter"] };
  const data = directory([[4, ["Night Owl Café", "Bus Stop"]]], { needs, needsOf: [[1], [0]] });
  const found = search(data, "night owl");
  assert.deepEqual([found.listings[0], found.needs], [0, []]);
});

test("words may be joined and parted", () => {
  const needs = { Food: ["food bank"], Talk: ["warmline"] };
  const data = directory([[4, ["Night Owl", "Kingfisher House"]]], { needs, needsOf: [[0], [1]] });
  assert.equal(search(data, "nightowl ").listings[0], 0);
  assert.equal(search(data, "king fisher").listings[0], 1);
  assert.deepEqual(search(data, "foodbank").needs, [0]);
  assert.deepEqual(search(data, "warm line").needs, [1]);
});

test("a word that is left out is not taken for another", () => {
  const needs = { Papers: ["id"], Wash: ["shower"] };
  const data = directory([[4, ["Desk", "Baths"]]], { needs, needsOf: [[0], [1]], smallWords: "i'd a like" });
  for (const typed of ["i'd like a shower", "I’d like a shower"]) assert.deepEqual(search(data, typed).needs, [1]);
  assert.deepEqual(search(data, "ID").needs, [0]);
});

test("words that nothing has are named, and take nothing away", () => {
  const found = search(german, "xylophon suppe qqqqq ");
  assert.deepEqual(found.unknown, ["xylophon", "qqqqq"]);
  assert.equal(found.listings[0], 0);
});

test("the last word may be unfinished until something comes after it", () => {
  const name = "löffelhaus";
  for (let end = 1; end <= name.length; end++) assert.ok(search(german, name.slice(0, end)).listings.includes(0));
  assert.deepEqual(search(german, "löff ").listings, []);
});

test("scores are those of the listings in their order", () => {
  const found = search(german, "suppe brot");
  const scores = found.listings.map((listing) => found.scores[listing]);
  assert.deepEqual(
    scores,
    scores.toSorted((one, other) => other - one),
  );
  assert.ok(scores.every((score) => 0 < score && score <= 1));
  assert.equal(found.scores.filter(Boolean).length, scores.length);
});

test("an index is built in pieces, and answers alike however far it is", () => {
  const numbers = [...Array(1000).keys()];
  const data = directory([
    [4, numbers.map((number) => `Place ${number}`)],
    [2, numbers.map(() => "soup")],
  ]);
  const expected = search(data, "soup 777");
  assert.equal(expected.listings[0], 777);
  for (const pieces of [1, 3, 100]) assert.deepEqual(search(data, "soup 777", pieces), expected);
  const index = textIndex(data);
  const done = [];
  while (!done.at(-1)) done.push(index.work(0));
  assert.ok(done.length > 10);
  assert.deepEqual(done, [...done.slice(1).fill(false), true]);
});
