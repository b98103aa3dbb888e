"use strict";
const assert = require("node:assert");
const { test } = require("node:test");
const { smallTown } = require("./small-town.js");

const SIZE = 1024;
const STEP = 4;

/** Weights that are `score` for every word there is, and for every pair. */
const weights = (score) => ({ bias: 0, signs: String.fromCharCode("<".charCodeAt(0) + STEP * score).repeat(SIZE) });

/** The town, with what was learnt from examples. */
function town(line, emergency) {
  const lexicon = [
    {
      ...{ code: "en", needs: { food: { any: "hungry" } }, who: {}, filters: {}, negations: "", spellings: {} },
      ...{ crisis: { line: "want to die", emergency: "not breathing", not: "not breathing easy mask" }, spoken: {} },
      ...{ small: "a i to the", endings: "s", days: ["", "", "", "", "", "", ""] },
      despair: line === undefined ? {} : { line: weights(line), emergency: weights(emergency) },
    },
  ];
  const scripts = smallTown(undefined, { lexicon });
  return (typed) => scripts.understand(typed, () => false, []);
}

test("a phrase counts that is met word by word, whatever the rest is like", () => {
  const read = town(-3, -3);
  assert.equal(read("i want to die").despair, "line");
  assert.equal(read("want someday to die").despair, "");
  assert.equal(town(0, 0)("want someday to die").despair, "line");
});

test("what is like the examples needs no phrase, and more than one word", () => {
  const read = town(1, -1);
  assert.equal(read("how cold it is").despair, "line");
  assert.equal(read("cold").despair, "");
  assert.equal(town(1, 1)("how cold it is").despair, "emergency");
  assert.equal(town()("how cold it is").despair, "");
});

test("what only resembles despair and names a need shows the numbers and looks for the need", () => {
  const read = town(1, -1);
  assert.deepEqual([read("so very hungry").despair, read("so very hungry").wantsLines], ["line", false]);
  assert.equal(read("how cold it is").wantsLines, true);
  assert.equal(read("hungry and want to die").wantsLines, true);
});

test("a longer phrase that means something else keeps the numbers away", () => {
  assert.equal(town(0, 0)("not breathing easy in a mask").despair, "");
  assert.equal(town(0, 0)("he is not breathing").despair, "emergency");
});
