"use strict";
/* Documents, and how well each says a word: in any language, whatever is typed, built in one go or in pieces. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./scripts.js");

const { textIndex, tokenize } = load(
  ["tokenizer", "fuzzy-matching", "postings", "text-index"].map((name) => `search/${name}`),
);

// A small town elsewhere, made up. Nobody told the index the endings of its language.
const PLACES = [
  ["Löffelhaus", "Warme Suppe und Brot, sonntags auch Kuchen.", "Gerberstraße 4"],
  ["Tafel am Weiher", "Obst, Gemüse und Brot zum Mitnehmen, dienstags.", "Am Weiher 1"],
  ["Nachtquartier Lindenhof", "Zwölf Betten, ein Ofen, Frühstück um sieben.", "Lindenhof 9"],
  ["Frauenhaus Morgenrot", "Für Frauen und ihre Kinder. Wo es ist, bleibt geheim.", ""],
  ["Telefon der Nacht", "Jemand hört zu, von zehn Uhr abends bis sechs Uhr früh.", ""],
  ["Teestube Anker", "Tee, Karten und Leute, die selbst schwere Zeiten kennen.", "Hafengasse 2"],
  ["Papierhilfe", "Wir gehen mit zum Amt und füllen Anträge gemeinsam aus.", "Rathausplatz 3"],
  ["Kleiderkammer", "Mäntel, Schuhe und Schlafsäcke.", "Gerberstraße 6"],
  ["Chor im Speicher", "Singen ohne Noten, jeden Sonntag.", "Hafengasse 11"],
  ["Bücherei", "Warm, trocken, und am Schalter wird kopiert.", "Rathausplatz 1"],
];
/** What is typed → the place that says it best. */
const TYPED = {
  loffelhaus: "Löffelhaus",
  LÖFFELHAUS: "Löffelhaus",
  "brot sonntag": "Löffelhaus",
  gerberstrasse: "Löffelhaus",
  Gerberstr: "Löffelhaus",
  tafel: "Tafel am Weiher",
  Bett: "Nachtquartier Lindenhof",
  nachtquatier: "Nachtquartier Lindenhof",
  "frauen haus": "Frauenhaus Morgenrot",
  papierhife: "Papierhilfe",
  mantel: "Kleiderkammer",
  singe: "Chor im Speicher",
  bucherei: "Bücherei",
};
// biome-ignore format: many short ones
const HOSTILE = [
  "", "   ", "\n\t", "😀🥣", ".*+?^{}$()|[]\\", "(((", "\\u0041", "\x00\uffff", "\ud800", "\u0301\u0301", "'’'", "__proto__",
  "constructor toString", "<b>", "a".repeat(10_000), "ab ".repeat(4_000), "supe ".repeat(2_000), "😀".repeat(5_000),
  "\u0301".repeat(10_000),
];

/** An index of columns, [weight, texts]; read at once, or after so many pieces of no time. */
function indexOf(columns, { endings, pieces = 0 } = {}) {
  const fields = columns.map(([weight, texts]) => ({ weight, texts }));
  const index = textIndex({ fields, endings: endings && new Set(endings) });
  for (let piece = 0; piece < pieces; piece++) index.work(0);
  index.work(Number.POSITIVE_INFINITY);
  return index;
}

/** How well each document says what is typed, word by word. */
function fitsOf(index, typed, unfinished = false) {
  const tokens = tokenize(typed);
  const sum = new Array(index.count).fill(0);
  for (const [place, token] of tokens.entries()) {
    const near = index.near(token, unfinished && place === tokens.length - 1, tokens[place - 1]);
    const fits = index.gather(near, new Float32Array(index.count));
    for (const [document, fit] of fits.entries()) sum[document] += index.weight(near) * fit;
  }
  return sum;
}

/** The documents that say some of it, best first. */
function found(index, typed, unfinished = false) {
  const fits = fitsOf(index, typed, unfinished);
  return [...fits.keys()].filter((each) => fits[each]).sort((one, other) => fits[other] - fits[one] || one - other);
}

const german = indexOf([4, 2, 1].map((weight, column) => [weight, PLACES.map((place) => place[column])]));

test("accents, endings and slips work in languages whose endings nobody told", () => {
  for (const [typed, name] of Object.entries(TYPED)) {
    assert.equal(PLACES[found(german, typed, true)[0]]?.[0], name, typed);
  }
});

test("whatever is typed is answered, and a fit is 0 to 1", () => {
  for (const hostile of HOSTILE) {
    for (const token of tokenize(hostile).slice(0, 40)) {
      const near = german.near(token, true, token);
      const fits = german.gather(near, new Float32Array(german.count));
      assert.ok(fits.every((fit) => 0 <= fit && fit <= 1) && 0 < german.weight(near) && german.weight(near) <= 1);
    }
  }
});

test("names that objects have by themselves are words like any other", () => {
  for (const word of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    assert.deepEqual(found(german, word), []);
    assert.deepEqual(found(indexOf([[1, ["Soup", word]]]), word), [1]);
  }
});

test("a directory may be empty", () => {
  const empty = indexOf([[1, []]]);
  assert.equal(empty.count, 0);
  assert.deepEqual(plain(empty.near("soup", true, "hot")), []);
  assert.equal(empty.gather([], new Float32Array(0)).length, 0);
});

test("its texts may be", () => {
  assert.deepEqual(found(indexOf([[1, ["", "", ""]]]), "soup"), []);
});

test("a name comes before a sentence, and a short sentence before a long one", () => {
  const names = ["The Well", "Lantern House", "Canal Loft", "River Room"];
  const what = [
    "Look for the lantern by the door.",
    "An ordinary house.",
    `A lantern. ${"Sofas. ".repeat(30)}`,
    "A stove.",
  ];
  const index = indexOf([
    [4, names],
    [2, what],
  ]);
  assert.deepEqual(found(index, "lantern"), [1, 0, 2]);
});

test("a document counts once that says a word twice", () => {
  const index = indexOf([
    [4, ["Soup", "Soup"]],
    [2, ["Soup, and soup again.", "Bread."]],
  ]);
  const [twice, once] = fitsOf(index, "soup");
  assert.equal(twice, once);
});

test("a word weighs the less the more say it, and the most where nobody does", () => {
  const index = indexOf([[1, ["soup bread", "soup", "soup", "tea"]]]);
  const weights = ["soup", "bread", "xylophon"].map((word) => index.weight(index.near(word, false)));
  assert.ok(0 < weights[0] && weights[0] < weights[1] && weights[1] < weights[2]);
  assert.equal(weights[2], 1);
});

test("what is gathered stays where it was better before", () => {
  const index = indexOf([[1, ["soup", "bread", "tea"]]]);
  const best = index.gather(index.near("soup", false), new Float32Array(index.count));
  const soup = best[0];
  const both = index.gather(index.near("bread", false), best);
  assert.equal(both, best);
  assert.equal(both[0], soup);
  assert.ok(both[1] > 0 && both[2] === 0);
});

test("names may be joined and parted as people like", () => {
  const index = indexOf(
    [
      [4, ["Night Owl", "Kingfisher House", "A Bus"]],
      [2, ["Tea.", "Beds.", "The owl and the night bus."]],
    ],
    { endings: ["s"] },
  );
  assert.equal(found(index, "nightowl")[0], 0);
  assert.equal(found(index, "king fisher")[0], 1);
  assert.deepEqual(found(index, "nightbus"), [], "in sentences words stand beside each other by chance");
});

test("with the endings of its language a word means its other forms, and no other word", () => {
  const index = indexOf([[1, ["showers", "shows", "care", "car"]]], { endings: ["s", "es", "ed", "ing"] });
  assert.deepEqual(found(index, "shower"), [0]);
  assert.deepEqual(found(index, "car"), [3]);
});

test("an unfinished word means every word that goes on from it", () => {
  const name = "löffelhaus";
  for (let end = 1; end <= name.length; end++) assert.ok(found(german, name.slice(0, end), true).includes(0));
  assert.deepEqual(found(german, "löff"), []);
});

test("an index is built in pieces, and answers alike however long it took", () => {
  const numbers = [...Array(1000).keys()];
  const columns = [
    [4, numbers.map((number) => `Place ${number}`)],
    [2, numbers.map((number) => `soup number${number} street${number}`)],
  ];
  const expected = fitsOf(indexOf(columns), "soup 777");
  assert.equal(expected.indexOf(Math.max(...expected)), 777);
  for (const pieces of [1, 3, 100]) assert.deepEqual(fitsOf(indexOf(columns, { pieces }), "soup 777"), expected);
});

test("between two pieces it says that it isn't ready, and in the end that it is", () => {
  const texts = [...Array(1000).keys()].map((number) => `street${number} soup bread tea number${number}`);
  const index = textIndex({ fields: [{ weight: 1, texts }] });
  const done = [];
  while (!done.at(-1) && done.length < 1000) done.push(index.work(0));
  assert.ok(done.length > 5);
  assert.deepEqual(done, [...done.slice(1).fill(false), true]);
  assert.equal(index.work(0), true);
});
