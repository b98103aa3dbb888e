"use strict";
/* Clocks on walls: whatever the zone of the device, and in the nights when they are changed. */

const assert = require("node:assert/strict");
const { beforeEach, test } = require("node:test");
const { live } = require("./scripts.js");

const MINUTES = (wall) => Date.parse(`${wall}Z`) / 60_000;
/** @type {ReturnType<typeof live>} */
let scripts;
beforeEach(() => {
  scripts = live();
});

test("a clock shows the time there, whatever the zone of the device", () => {
  for (const device of ["Pacific/Auckland", "Pacific/Honolulu", "Asia/Kathmandu"]) {
    process.env.TZ = device;
    scripts.at("2026-11-21T12:00:59-05:00");
    assert.equal(scripts.clock().now, MINUTES("2026-11-21T12:00"), device);
    assert.equal(scripts.clock("Asia/Kathmandu NP named").now, MINUTES("2026-11-21T22:45"), device);
  }
});

test("a clock on which people of other zones call has its name, and tells what the device shows then", () => {
  process.env.TZ = "America/Los_Angeles";
  scripts.at("2027-03-12T22:00-05:00");
  assert.equal(scripts.clock("America/New_York US").name, "");
  const clock = scripts.clock("America/New_York US named");
  assert.equal(clock.name, "Eastern Time");
  assert.equal(scripts.clock.onDevice(clock, clock.now), MINUTES("2027-03-12T19:00"));
  assert.equal(scripts.clock.onDevice(clock, MINUTES("2027-03-15T13:00")), MINUTES("2027-03-15T10:00")); // summer time
});

test("a clock that nobody told us, or that the device does not know, is none", () => {
  assert.equal(scripts.clock("?"), null);
  const { clocks } = { clocks: { here: { zone: "Mars/Olympus" } } };
  assert.equal(live({ clock: "here", clocks }).clock(), null);
});

test("holidays are those of its country; where they are not known, that is told", () => {
  assert.ok(scripts.clock().holidays.has(20_261_126));
  assert.equal(scripts.clock("America/New_York AQ").holidays, null);
  assert.equal(scripts.clock().horizon, 20_281_231);
});

test("a clock is read anew each minute, and not before", () => {
  scripts.at("2026-11-21T12:00:10-05:00");
  const first = scripts.clock();
  scripts.at("2026-11-21T12:00:50-05:00");
  assert.equal(scripts.clock(), first);
  scripts.at("2026-11-21T12:01:00-05:00");
  assert.equal(scripts.clock().now, first.now + 1);
});

test("what is more than an hour away is far, in an ordinary night", () => {
  scripts.at("2026-11-21T12:00-05:00");
  const clock = scripts.clock();
  assert.equal(scripts.clock.until(clock, clock.now + 60), 60);
  assert.equal(scripts.clock.until(clock, clock.now + 61), Number.POSITIVE_INFINITY);
});

test("the hour that clocks skip is no time to wait, and the hour that they repeat is an hour more", () => {
  scripts.at("2027-03-14T01:30-05:00");
  assert.equal(scripts.clock.until(scripts.clock(), MINUTES("2027-03-14T03:15")), 45);
  scripts.at("2026-11-01T01:30-04:00");
  assert.equal(scripts.clock.until(scripts.clock(), MINUTES("2026-11-01T02:15")), Number.POSITIVE_INFINITY);
  scripts.at("2026-11-01T01:30-05:00");
  assert.equal(scripts.clock.until(scripts.clock(), MINUTES("2026-11-01T02:15")), 45);
});
