"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const { plain } = require("./scripts.js");
const { smallTown } = require("./small-town.js");

const scripts = smallTown();

/** @param {string} text @param {object} [chosen] */
function understood(text, chosen = {}) {
  const filters = { ...scripts.filters.parse(""), text, ...chosen };
  const reading = scripts.understand(text, () => true, filters.ignored);
  return plain(scripts.understood(reading, filters));
}

test("a need has its own list to go on to, unless it is chosen", () => {
  assert.deepEqual(understood("hungry"), [{ label: "Something to eat", ignores: ["need food"], need: "food" }]);
  assert.equal(understood("hungry", { need: "food" })[0].need, undefined);
});

test("what was taken back is no longer read, and is forgotten with its words", () => {
  assert.deepEqual(understood("hungry", { ignored: ["need food"] }), []);
  assert.deepEqual(plain(scripts.stillIgnored("hungry now", ["need food"])), ["need food"]);
  assert.deepEqual(plain(scripts.stillIgnored("lonely", ["need food"])), []);
});

test("a part of town that was chosen needs no chip", () => {
  assert.deepEqual(understood("downtown"), [{ label: "Downtown", ignores: ["area downtown"] }]);
  assert.deepEqual(understood("downtown", { area: "hill" }), []);
});
