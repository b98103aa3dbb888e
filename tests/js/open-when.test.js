"use strict";
/* What "tonight" or "Saturday at 8" is in minutes. 23 November 2026 is a Monday. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./scripts.js");

const { openWhen } = load(["live/calendar-day", "live/open-when"]);
const MONDAY = Date.UTC(2026, 10, 23) / 60_000;
const [HOUR, DAY] = [60, 1440];

/** Hours after the midnight before that Monday. */
const span = (when, hour) => plain(openWhen.span(when, MONDAY + hour * HOUR)).map((minute) => (minute - MONDAY) / HOUR);

test("what an address may ask for", () => {
  for (const when of [
    "now",
    "today",
    "tonight",
    "sa",
    "sa-0800",
    "su-2359",
    "tomorrow",
    "tomorrow-night",
    "mo-morning",
  ])
    assert.equal(openWhen.isKnown(when), true, when);
  for (const when of [
    "",
    "yesterday",
    "sa-",
    "sa-2400",
    "sa-0860",
    "sa-8",
    "now-0800",
    "tonight-0800",
    "sa-dawn",
    "xsa",
  ])
    assert.equal(openWhen.isKnown(when), false, when);
});

test("today is the rest of it, tonight goes until four", () => {
  assert.deepEqual(span("today", 12), [12, 24]);
  assert.deepEqual(span("tonight", 12), [18, 28]);
  assert.deepEqual(span("tonight", 21), [21, 28]);
  assert.deepEqual(span("tonight", 2), [2, 4]);
  assert.deepEqual(plain(openWhen.span("now", MONDAY + 5)), [MONDAY + 5, MONDAY + 6]);
});

test("a weekday is the next one, today included for as long as there is any of it", () => {
  assert.deepEqual(span("sa", 12), [5 * 24, 6 * 24]);
  assert.deepEqual(span("mo", 12), [12, 24]);
  assert.deepEqual(span("su", 12), [6 * 24, 7 * 24]);
  assert.deepEqual(span("mo-morning", 9), [9, 12]);
  assert.deepEqual(span("mo-morning", 12), [7 * 24 + 5, 7 * 24 + 12]);
  assert.deepEqual(span("mo-night", 12), [22, 29]);
  assert.deepEqual(openWhen.span("mo-0800", MONDAY + 8 * HOUR)[0], MONDAY + 8 * HOUR);
  assert.deepEqual(openWhen.span("mo-0800", MONDAY + 8 * HOUR + 1)[0], MONDAY + 7 * DAY + 8 * HOUR);
});

test("tomorrow and a time of today", () => {
  assert.deepEqual(span("tomorrow", 12), [24, 48]);
  assert.deepEqual(span("tomorrow-evening", 12), [42, 47]);
  assert.deepEqual(plain(openWhen.span("tomorrow-0830", MONDAY)), [MONDAY + DAY + 510, MONDAY + DAY + 511]);
  assert.deepEqual(span("today-afternoon", 14), [14, 18]);
  assert.deepEqual(span("today-morning", 14), [5, 12]);
});
