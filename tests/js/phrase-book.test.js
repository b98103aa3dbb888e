"use strict";
/* Phrases in what is typed: whatever stands between their words, however they are spelled, and never by chance. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./scripts.js");

const { phraseBook, tokenize } = load(["tokenizer", "fuzzy-matching", "phrase-book"].map((name) => `search/${name}`));

const SMALL = new Set("a i the to my for of even just can not there could any is it need more and".split(" "));
const ENDINGS = new Set(["s", "es", "ed", "ing"]);
const BOOK = {
  need: [
    ...["hungry", "food", "pet food", "soup kitchen", "food bank", "something to eat", "laundry", "wash my clothes"],
    ...["therapy", "shower", "bed for the night", "paint", "vet", "cat", "nightmare", "prescription"],
  ],
  filter: ["evening", "the one where", "for free", "not a"],
  crisis: ["want to die", "no point any more", "kill myself", "to be or not to be", "suicide"],
};

/** A book of `BOOK`, or of such phrases. */
function bookOf(phrases = BOOK) {
  const list = Object.entries(phrases).flatMap(([kind, texts]) =>
    texts.map((text) => ({ kind, id: text, topic: "", tokens: tokenize(text) })),
  );
  return phraseBook(list, SMALL, ENDINGS);
}
const book = bookOf();

/** The phrases in `typed`, best first. `known` are words that places have. */
function matches(typed, { known = "", goesOn = false, isOther = false, from = book } = {}) {
  const places = known.split(" ");
  const about = { isSmall: (token) => SMALL.has(token), isKnown: (token) => places.includes(token), goesOn, isOther };
  return from.find(tokenize(typed), about);
}

const found = (typed, about) => [...new Set([...matches(typed, about)].map(({ phrase }) => phrase.id))];
const best = (typed, about) => found(typed, about)[0];

test("a phrase is found as it stands, whatever stands around it", () => {
  for (const typed of ["soup kitchen", "Soup Kitchen!", "is there a soup kitchen in town", "SOUP-KITCHEN"]) {
    assert.equal(best(typed), "soup kitchen", typed);
  }
});

test("small words may be missing", () => {
  for (const [typed, phrase] of [
    ["wash clothes", "wash my clothes"],
    ["something eat", "something to eat"],
    ["bed for night", "bed for the night"],
  ]) {
    assert.equal(best(typed), phrase, typed);
  }
});

test("other words may stand between two of a phrase's, up to two", () => {
  for (const typed of ["wash all my clothes", "wash my dirty clothes", "wash some dirty clothes"]) {
    assert.equal(best(typed), "wash my clothes", typed);
  }
  assert.ok(!found("wash hands before anybody folds clothes").includes("wash my clothes"));
});

test("words may change places, and the usual order fits better", () => {
  assert.equal(best("kitchen with soup"), "soup kitchen");
  const score = (typed) => matches(typed)[0].score;
  assert.ok(score("soup kitchen") > score("kitchen soup"));
});

test("the longest phrase fits best, and says which words it took", () => {
  const [first, ...others] = matches("where is pet food");
  assert.equal(first.phrase.id, "pet food");
  assert.deepEqual([...first.at], [2, 3]);
  assert.ok(others.some(({ phrase }) => phrase.id === "food"));
});

test("a phrase without one of its telling words is none", () => {
  for (const [typed, phrase] of [
    ["soup", "soup kitchen"],
    ["kitchen", "soup kitchen"],
    ["pet", "pet food"],
    ["myself", "kill myself"],
    ["clothes", "wash my clothes"],
  ]) {
    assert.ok(!found(typed).includes(phrase), typed);
  }
});

test("a phrase of small words alone is typed in full and in order, or not meant", () => {
  assert.ok(found("to be or not to be").includes("to be or not to be"));
  assert.ok(found("not a shelter").includes("not a"));
  for (const typed of ["a not", "not in a", "not"]) assert.ok(!found(typed).includes("not a"), typed);
});

test("slips of typing are forgiven", () => {
  for (const [typed, phrase] of [
    ["hungy", "hungry"],
    ["luandry", "laundry"],
    ["sop kitchn", "soup kitchen"],
    ["perscripton", "prescription"],
    ["suicde", "suicide"],
    ["shwoer", "shower"],
  ]) {
    assert.equal(best(typed), phrase, typed);
  }
});

test("endings are alike", () => {
  for (const [typed, phrase] of [
    ["showers", "shower"],
    ["soup kitchens", "soup kitchen"],
    ["washing my clothes", "wash my clothes"],
    ["nightmares", "nightmare"],
    ["killing myself", "kill myself"],
  ]) {
    assert.equal(best(typed), phrase, typed);
  }
});

test("what is a word of its own is no slip", () => {
  for (const [typed, phrase] of [
    ["print", "paint"], // too short to tell
    ["pet", "vet"],
    ["cut", "cat"],
    ["there", "therapy"],
    ["i could not even", "evening"],
  ]) {
    assert.ok(!found(typed).includes(phrase), typed);
  }
  assert.ok(!found("points", { known: "points" }).includes("paint"), "places have it");
});

test("what places say in these very words is meant, and no slip", () => {
  assert.deepEqual(found("shover"), ["shower"]);
  assert.deepEqual(found("shover", { known: "shover" }), []);
  assert.deepEqual(found("shover", { known: "shover", goesOn: true }), [], "nor an unfinished one");
  assert.deepEqual(found("show", { known: "show", goesOn: true }), ["shower"], "but it may go on");
  assert.deepEqual(found("showers", { known: "showers" }), ["shower"], "an ending is no slip");
});

test("words of despair want more than a likeness", () => {
  for (const typed of ["want a diet", "what to do", "kiln myself", "want to dye"]) {
    assert.ok(!matches(typed).some(({ phrase }) => phrase.kind === "crisis"), typed);
  }
  for (const typed of ["i just want to die", "want badly to die", "wanted to die"]) {
    assert.equal(best(typed), "want to die", typed);
  }
});

test("words may be joined and parted", () => {
  assert.equal(best("foodbank"), "food bank");
  assert.equal(best("petfood"), "pet food");
  assert.equal(best("laun dry"), "laundry");
  assert.deepEqual([...matches("laun dry")[0].at], [0, 1]);
});

test("in another language's words nothing is forgiven", () => {
  assert.equal(best("hungry", { isOther: true }), "hungry");
  assert.deepEqual(found("hungy", { isOther: true }), []);
  assert.deepEqual(found("showers", { isOther: true }), []);
});

test("the last word may be unfinished", () => {
  assert.equal(best("laund", { goesOn: true }), "laundry");
  assert.equal(best("soup kit", { goesOn: true }), "soup kitchen");
  assert.deepEqual(found("laund la"), []);
});

test("no endings are guessed where a language has told none", () => {
  const list = [{ kind: "need", id: "essen", topic: "", tokens: tokenize("etwas zu essen") }];
  const german = phraseBook(list, new Set(["zu"]), new Set());
  const ask = (typed) => matches(typed, { from: german }).length;
  assert.deepEqual(["etwas zu essen", "etwas essen", "essen", "etwas"].map(ask), [1, 1, 0, 0]);
});

test("no phrases, and hostile words, are no trouble", () => {
  const empty = bookOf({});
  for (const typed of ["", "soup", "constructor __proto__", "\u0301", "a ".repeat(500), "x".repeat(5000), "免費"]) {
    assert.deepEqual(found(typed, { from: empty }), []);
    assert.ok(Array.isArray(found(typed)));
  }
  const odd = bookOf({ need: ["constructor", "__proto__"] });
  assert.deepEqual(found("constructor", { from: odd }), ["constructor"]);
});
