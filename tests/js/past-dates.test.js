"use strict";
/* Dated sentences leave a page on the day after: no browser, elements of a few lines. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { fromPython, load } = require("./scripts.js");

class HTMLElement {
  constructor(text, ends) {
    this.textContent = text;
    this.dataset = { ends: JSON.stringify(ends) };
    this.removed = false;
  }
  matches() {
    return true;
  }
  closest() {
    return null;
  }
  remove() {
    this.removed = true;
  }
}

const DAY = "Open November 26, 2026, 11\u00a0AM to 3\u00a0PM.";
const ENDS = [[20261126, DAY]];

/** @returns what is left of `text` at an instant; null where the element is gone. */
function left(text, instant) {
  const { leavePast, at } = load(["live/calendar-day", "live/clock", "live/past-dates"], {
    __place: fromPython.place,
    HTMLElement,
    vineStreet: { elements: () => [] },
  });
  at(instant);
  const element = new HTMLElement(text, ENDS);
  leavePast(element);
  return element.removed ? null : element.textContent;
}

test("on its day, until midnight there, it stays", () => {
  const words = `Monday, 9 AM to noon. ${DAY} Closed public holidays.`;
  assert.equal(left(words, "2026-11-26T12:00-05:00"), words);
  assert.equal(left(words, "2026-11-26T23:59-05:00"), words);
});

test("the day after it is gone, and the rest stays", () => {
  const words = `Monday, 9 AM to noon. ${DAY} Closed public holidays.`;
  assert.equal(left(words, "2026-11-27T00:00-05:00"), "Monday, 9 AM to noon. Closed public holidays.");
  assert.equal(left(DAY, "2026-11-29T10:00-05:00"), null);
});

test("a message with plain spaces loses it too, and keeps its lines", () => {
  const message = `Vine Street Kitchen\nMonday, 9 AM to noon. ${DAY.replaceAll("\u00a0", " ")}\nCall 555`;
  assert.equal(left(message, "2026-11-29T10:00-05:00"), "Vine Street Kitchen\nMonday, 9 AM to noon.\nCall 555");
});
