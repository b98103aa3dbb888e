"use strict";
/* Days of the calendar, beside ISO 8601 and leap years. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./scripts.js");

const { calendarDay } = load(["live/calendar-day"]);
const day = (date) => plain(calendarDay(Date.parse(date) / 86_400_000));

test("a day has its number, with and without the year", () => {
  const { yearly, once } = day("2028-02-29");
  assert.deepEqual([yearly, once], [229, 20_280_229]);
});

test("weekdays count from Monday, and which one of the month from both ends", () => {
  const parts = ({ weekday, nth, last }) => [weekday, nth, last];
  assert.deepEqual(parts(day("2026-11-21")), [5, 3, -2]); // the third Saturday, one more comes
  assert.deepEqual(parts(day("2026-11-30")), [0, 5, -1]);
  assert.deepEqual(parts(day("2028-02-29")), [1, 5, -1]); // the fifth Tuesday of a February
  assert.deepEqual(parts(day("1970-01-01")), [3, 1, -5]);
});

test("weeks are those of ISO 8601", () => {
  const weeks = {
    "2026-01-01": 1,
    "2026-12-28": 53,
    "2027-01-03": 53, // a Sunday in the last week of the year before
    "2027-01-04": 1,
    "2024-12-30": 1, // a Monday in the first week of the next year
    "2023-01-01": 52,
  };
  for (const [date, week] of Object.entries(weeks)) assert.equal(day(date).week, week, date);
});
