"use strict";
/* What is said about now: on the clock of the place, whatever the clock of the device. 21 November 2026 is a Saturday. */

const assert = require("node:assert/strict");
const { describe, test } = require("node:test");
const { fromPython, live } = require("./scripts.js");
const { groups } = require("./open-now.json");

const scripts = live();

for (const { about, cases } of groups) {
  describe(about, () => {
    for (const [hours, instant, clock, device, words] of cases) {
      test(`${hours} at ${instant}, ${clock}, read in ${device}`, () => {
        process.env.TZ = device;
        scripts.at(instant);
        const said = scripts.openNow(fromPython.rules[hours], clock, true);
        assert.equal(said.words.replace(/\xa0/g, " "), words);
      });
    }
  });
}

test("where nobody can be called, it says ask first", () => {
  assert.equal(scripts.openNow(null, undefined, false).words, "We don't know the hours: ask first.");
});

test("whether something is open comes without words, and on a device whose clock is wrong nobody knows", () => {
  const always = [{ spans: [[0, 1440]] }];
  scripts.at("2026-11-23T12:00-05:00");
  assert.equal(scripts.isOpen(always, undefined, "now"), "yes");
  assert.equal(scripts.isOpen([{ ...always[0], days: [0] }], undefined, "today"), "yes");
  assert.equal(scripts.isOpen([{ ...always[0], days: [1] }], undefined, "today"), "no");
  assert.equal(scripts.isOpen(always, "?", "now"), "unknown");
  scripts.at("2020-05-03T12:00Z");
  assert.equal(scripts.isOpen(always, undefined, "now"), "unknown");
});

test("what opens later today is open today, and not now", () => {
  const rules = fromPython.rules["Mo-Fr 11:30-13:30"];
  scripts.at("2026-11-23T08:00-05:00");
  assert.deepEqual(
    ["now", "today"].map((when) => scripts.isOpen(rules, undefined, when)),
    ["no", "yes"],
  );
  scripts.at("2026-11-23T14:00-05:00");
  assert.equal(scripts.isOpen(rules, undefined, "today"), "no");
});

test("a clock of 24 hours has no noon: until 12:00, opens at 13:00", () => {
  const irish = live({ locale: "en-IE" });
  irish.at("2026-11-23T10:00-05:00");
  const rules = [{ spans: [[540, 720]] }];
  assert.equal(irish.openNow(rules, undefined, true).words, "Open until 12:00.");
});
