"use strict";
/* Words as the finder compares them: whatever way they are typed, whatever language they are in. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./scripts.js");

const { editDistance, fuzzyMatcher, tokenize } = load(["search/tokenizer", "search/fuzzy-matching"]);

const TOKENS = [
  ["Soup, bread & tea!", ["soup", "bread", "tea"]],
  ["can't CAN’T canʼt cant", ["cant", "cant", "cant", "cant"]],
  ["St Brigid's", ["st", "brigids"]],
  ["help: “early bird” 'tea' «soup»", ["help", "early", "bird", "tea", "soup"]],
  ["Café Amélie", ["cafe", "amelie"]],
  ["cafe\u0301", ["cafe"]],
  ["Straße, STRASSE", ["strasse", "strasse"]],
  ["İstanbul ISTANBUL ıstanbul", ["istanbul", "istanbul", "istanbul"]],
  ["Işık ISIK çorba", ["isik", "isik", "corba"]],
  ["l'eau d’urgence", ["leau", "eau", "durgence", "urgence"]],
  ["O'Malley omalley", ["omalley", "malley", "omalley"]],
  ["drop-in 24/7", ["drop", "in", "24", "7"]],
  ["LGBTQ+ 12-step", ["lgbtq", "12", "step"]],
  ["Где поесть?", ["где", "поесть"]],
  ["मुझे खाना चाहिए", ["मुझे", "खाना", "चाहिए"]],
  ["😀 … ---", []],
  ["", []],
];
/** Ways to type the same. */
const ALIKE_TYPED = [
  ["أين الطعام؟", "اين طعام", "أَيْنَ الطَّعَام"],
  ["مُسَاعَدَة", "المساعدة", "والمساعدة", "مساعدة", "مساعده", "مســاعدة"],
  ["إلى مستشفى", "الي مستشفي"],
  ["שָׁלוֹם", "שלום"],
  ["הַמִּרְפָּאָה", "המרפאה", "מרפאה", "והמרפאה"],
];
/** Where no spaces stand between words: two letters that follow each other count as one. */
const UNSPACED = [
  ["免費", ["免費"]],
  ["水", ["水"]],
  ["免費食物。", ["免費", "費食", "食物"]],
  ["河城food社區", ["河城", "food", "社區"]],
  ["ชุมชน", ["ชุ", "ุม", "มช", "ชน"]],
  ["たべもの", ["たべ", "べも", "もの"]],
  ["食べ物、水", ["食べ", "べ物", "水"]],
  ["ガス", ["ガス"]],
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

/** Endings of English, and what is another word though it begins alike. */
const ENDINGS = new Set(["s", "es", "ed", "ing"]);
const ENDED = [
  ["shower", "showers"],
  ["stop", "stopped", "stopping"],
  ["box", "boxes"],
  ["look", "looking", "looks"],
  ["class", "classes"],
];
const OTHERS = [
  ["show", "shower"],
  ["car", "care"],
  ["car", "caring"],
  ["bus", "business"],
  ["warm", "ward"],
  ["home", "homeless"],
  ["the", "therapy"],
  ["us", "used"],
];

/** What `word` may mean, the most likely first. */
function near(word, unfinished = false, vocabulary = VOCABULARY, endings = undefined) {
  const found = fuzzyMatcher(new Map(vocabulary.map((each, number) => [each, number])), endings)(word, unfinished);
  return plain(found)
    .sort((one, other) => other.alike - one.alike)
    .map(({ word, alike }) => [vocabulary[word], alike]);
}

const composed = (words) => plain(words).map((word) => word.normalize("NFC"));

test("a text is its words without case, accents and signs", () => {
  for (const [text, words] of TOKENS) assert.deepEqual(composed(tokenize(text)), words);
});

test("Arabic and Hebrew are alike with and without vowel marks and articles", () => {
  for (const [text, ...others] of ALIKE_TYPED) {
    for (const other of others) assert.deepEqual(plain(tokenize(other)), plain(tokenize(text)), `${text} ${other}`);
  }
});

test("an article alone is a word", () => {
  for (const word of ["ال", "وال", "ה", "היא"]) assert.equal(tokenize(word).length, 1);
});

test("Chinese, Japanese and Thai are read by two letters", () => {
  for (const [text, pairs] of UNSPACED) assert.deepEqual(composed(tokenize(text)), pairs);
});

test("what is typed of such a text is among its pairs, wherever it stands", () => {
  for (const [text, typed] of [
    ["河城社區免費食物銀行", "免費"],
    ["河城社區免費食物銀行", "食物銀行"],
    ["อาหารฟรีทุกวันพุธ", "ฟรี"],
    ["どこでたべものをもらえますか", "たべもの"],
    ["無料のガスコンロ", "ガス"],
  ]) {
    const whole = plain(tokenize(text));
    assert.ok(
      tokenize(typed).every((pair) => whole.includes(pair)),
      typed,
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

test("words that differ in their endings are alike where the endings are known", () => {
  for (const words of ENDED) {
    for (const word of words) {
      const found = near(word, false, words, ENDINGS);
      assert.deepEqual(found.map(([other]) => other).sort(), words.toSorted(), word);
      assert.ok(found.every(([, alike]) => alike > 0.9));
    }
  }
});

test("another word that begins alike is no ending", () => {
  for (const words of OTHERS) {
    for (const word of words) {
      assert.deepEqual(
        near(word, false, words, ENDINGS).map(([other]) => other),
        [word],
      );
    }
  }
});

test("a slip is less likely than an ending, and one in the first letter less than one inside", () => {
  const alike = (typed, word) => near(typed, false, [word], ENDINGS)[0]?.[1] ?? 0;
  assert.ok(alike("showers", "shower") > alike("shawer", "shower"));
  assert.ok(alike("shawer", "shower") > alike("thower", "shower"));
});

test("a short word and a number are never slips", () => {
  for (const [typed, word] of [
    ["ab", "abc"],
    ["911", "912"],
    ["12", "112"],
  ]) {
    assert.deepEqual(near(typed, false, [word], ENDINGS), [], typed);
  }
});
