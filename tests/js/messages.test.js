"use strict";
/* Sentences with gaps, and dates in words. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./scripts.js");

function messages(words, locale = "en-US") {
  return load(["live/messages"], { __place: { locale, words: { some: words } } });
}

test("gaps are filled, and those that nobody fills stay", () => {
  const { say } = messages({ open: "Open until {time}, {day}, {time}." });
  assert.equal(say("some.open", { time: "9 PM" }), "Open until 9 PM, {day}, 9 PM.");
});

test("what fills a gap is not looked at for gaps, nor for what replacing knows", () => {
  const { say } = messages({ name: "“{name}” {count}" });
  assert.equal(say("some.name", { name: "{count} $& $1", count: 3 }), "“{count} $& $1” 3");
});

test("a number chooses between plural forms, as the language has them", () => {
  const english = messages({ places: { one: "1 place", other: "{count} places" } });
  assert.deepEqual(
    [0, 1, 2].map((count) => english.say("some.places", { count })),
    ["0 places", "1 place", "2 places"],
  );
  const polish = messages({ places: { one: "miejsce", few: "miejsca", many: "miejsc", other: "miejsca" } }, "pl-PL");
  assert.deepEqual(
    [1, 3, 5, 22].map((count) => polish.say("some.places", { count })),
    ["miejsce", "miejsca", "miejsc", "miejsca"],
  );
});

test("a sentence that is not there is an error with its name", () => {
  const { say } = messages({});
  assert.throws(() => say("some.thing"), /messages: nothing for some\.thing/);
  assert.throws(() => say("other.thing"), /messages: nothing for other\.thing/);
});

test("a date is that of a wall, whatever the zone of the device", () => {
  for (const device of ["Pacific/Auckland", "Pacific/Honolulu"]) {
    process.env.TZ = device;
    const { formatDate } = messages({});
    assert.equal(formatDate({ dateStyle: "long" }, Date.parse("2026-11-21")), "November 21, 2026");
  }
  const { formatDate } = messages({}, "de-DE");
  assert.equal(formatDate({ dateStyle: "long" }, Date.parse("2026-11-21")), "21. November 2026");
});
