"use strict";
/* Words as the finder compares them: whatever way they are typed, whatever language they are in. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./scripts.js");

const { editDistance, fuzzyMatcher, tokenize } = load(["finder/tokenizer", "finder/fuzzy-matching"]);

const TOKENS = [
  ["Soup, bread & tea!", ["soup", "bread", "tea"]],
  ["can't CAN’T cant", ["cant", "cant", "cant"]],
  ["St Brigid's", ["st", "brigids"]],
  ["Café Amélie", ["cafe", "amelie"]],
  ["cafe\u0301", ["cafe"]],
  ["Straße, STRASSE, İstanbul", ["strasse", "strasse", "istanbul"]],
  ["l'eau d’urgence", ["leau", "eau", "durgence", "urgence"]],
  ["drop-in 24/7", ["drop", "in", "24", "7"]],
  ["Где поесть?", ["где", "поесть"]],
  ["मुझे खाना चाहिए", ["मुझे", "खाना", "चाहिए"]],
  ["أين الطعام؟", ["أين", "الطعام"]],
  ["食べ物、水", ["食べ物", "水"]],
  ["😀 … ---", []],
  ["", []],
];
const SLIPS = [
  ["soup", "soup", 0],
  ["sop", "soup", 1],
  ["souup", "soup", 1],
  ["soap", "soup", 1],
  ["sopu", "soup", 1],
  ["perscripton", "prescription", 2],
  ["ab", "ba", 1],
  ["", "ab", 2],
  ["kitchen", "soup", 3],
];
const VOCABULARY = `
  bus buses business busy card care choir clean eat evicted eviction food foot homeless hungry kitchen laundry lonely
  prescription shelter shower showers sign sleep sleeping soup stories story ward warm 12 112 voices
`
  .trim()
  .split(/\s+/);
/** What is typed → what it may mean, the most likely first. */
const MEANT = {
  shower: ["shower", "showers"],
  showers: ["showers", "shower"],
  stories: ["stories", "story"],
  evict: ["evicted", "eviction"],
  homelessness: ["homeless"],
  warm: ["warm"],
  sop: ["soup"],
  foood: ["food"],
  luandry: ["laundry"],
  perscripton: ["prescription"],
  lnudy: [],
  shleter: ["shelter"],
  at: [],
  13: [],
  113: [],
  zzz: [],
};
/** What is typed so far → what it may become. */
const UNFINISHED = {
  bu: ["bus", "buses", "business", "busy"],
  v: ["voices"],
  sho: ["shower", "showers"],
  kitchn: ["kitchen"],
  perscr: ["prescription"],
  hungr: ["hungry"],
  1: ["112", "12"],
  zz: [],
};

/** What `word` may mean, the most likely first. */
function near(word, unfinished = false) {
  const found = fuzzyMatcher(new Map(VOCABULARY.map((each, number) => [each, number])))(word, unfinished);
  return plain(found)
    .sort((one, other) => other.alike - one.alike)
    .map(({ word, alike }) => [VOCABULARY[word], alike]);
}

test("a text is its words without case, accents and signs", () => {
  for (const [text, words] of TOKENS) {
    assert.deepEqual(
      plain(tokenize(text)),
      words.map((word) => word.normalize("NFD")),
    );
  }
});

test("slips are letters too many, missing, wrong or swapped", () => {
  for (const [one, other, slips] of SLIPS) {
    assert.equal(editDistance(one, other, 2), slips, `${one} ${other}`);
    assert.equal(editDistance(other, one, 2), slips, `${other} ${one}`);
  }
});

test("slips to a word that goes on are counted to its nearest beginning", () => {
  assert.equal(editDistance("perscr", "prescription", 1, true), 1);
  assert.equal(editDistance("kitchn", "kitchens", 1, true), 1);
});

test("endings and slips lead to the words that were meant", () => {
  for (const [typed, meant] of Object.entries(MEANT)) {
    assert.deepEqual(
      near(typed).map(([word]) => word),
      meant,
      typed,
    );
  }
});

test("the beginning of a word means every word that goes on from it", () => {
  for (const [typed, meant] of Object.entries(UNFINISHED)) {
    const found = near(typed, true).map(([word]) => word);
    assert.deepEqual([...new Set(found)].sort(), meant, typed);
  }
});

test("a word that is known is likelier meant than any other", () => {
  for (const word of VOCABULARY) {
    for (const unfinished of [false, true]) {
      const [best, ...others] = near(word, unfinished);
      assert.deepEqual(best, [word, 1]);
      assert.ok(others.every(([, alike]) => 0 < alike && alike < 1));
    }
  }
});
