"use strict";
/* How old a check is, and how old this copy is. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { live } = require("./scripts.js");

const NOON = "2026-11-21T12:00-05:00";
const CHECKS = [
  ["2026-11-21", NOON, "Checked today."],
  ["2026-11-20", NOON, "Checked yesterday."],
  ["2026-11-12", NOON, "Checked 9 days ago."],
  ["2026-10-21", NOON, "Checked 1 month ago."],
  ["2026-08-20", NOON, "Checked 3 months ago."],
  ["2026-05-25", NOON, "Checked 5 months ago."],
  // more than 180 days
  ["2026-05-24", NOON, "Not checked since May: call first."],
  ["2025-12-10", NOON, "Not checked since December 2025: call first."],
  ["2026-01-02", "2026-12-31T12:00-05:00", "Not checked since January 2026: call first."],
  ["2026-03-02", "2031-01-15T12:00-05:00", "Not checked since March 2026: call first."],
  // days begin at midnight where the place is
  ["2026-11-21", "2026-11-21T23:59-05:00", "Checked today."],
  ["2026-11-21", "2026-11-22T00:00-05:00", "Checked yesterday."],
  // a date that has not come yet
  ["2026-11-23", NOON, "Checked on November 23, 2026."],
  ["", NOON, "Nobody has checked this yet: call first."],
];

for (const device of ["Pacific/Auckland", "Pacific/Honolulu"]) {
  test(`a check has an age, read in ${device}`, () => {
    process.env.TZ = device;
    const scripts = live();
    for (const [checked, now, words] of CHECKS) {
      scripts.at(now);
      assert.equal(scripts.freshness.check(checked, true), words, `${checked} at ${now}`);
    }
  });
}

test("of a number that one only calls, nobody is told to call first", () => {
  const scripts = live();
  scripts.at("2028-11-21T12:00-05:00");
  assert.equal(scripts.freshness.check("2026-11-21", true, true), "Not checked since November 2026.");
  assert.equal(scripts.freshness.check("", true, true), "Nobody has checked this yet.");
});

test("where nobody can be called, it says ask first", () => {
  assert.equal(live().freshness.check("", false), "Nobody has checked this yet: ask first.");
});

test("a device whose clock is before the day of the copy is told so, and hears no age", () => {
  const scripts = live();
  scripts.at("2020-05-03T12:00Z");
  assert.match(scripts.freshness.copy(), /^This device says it's May 3, 2020, which is before this copy was made/);
  assert.equal(scripts.freshness.check("2025-12-30", true), "Checked on December 30, 2025.");
});

test("a clock that is right in another zone is not wrong", () => {
  process.env.TZ = "Pacific/Pago_Pago";
  const scripts = live();
  scripts.at("2025-12-31T13:00Z");
  assert.equal(scripts.freshness.clockIsWrong(), false);
  scripts.at("2025-12-30T23:00Z");
  assert.equal(scripts.freshness.clockIsWrong(), true);
});

test("only an old copy says how old it is", () => {
  const scripts = live();
  scripts.at("2026-03-02T12:00Z"); // 60 days
  assert.equal(scripts.freshness.copy(), "");
  scripts.at("2026-03-03T12:00Z");
  assert.match(scripts.freshness.copy(), /^This copy was made 2 months ago, on January 1, 2026\. .*call first\.$/);
  scripts.at("2029-03-01T12:00Z");
  assert.match(scripts.freshness.copy(), /^This copy was made 3 years ago/);
});
