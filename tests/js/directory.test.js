"use strict";
/* The directory's columns taken apart, and distances in it (small-town.js). */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { fromPython, load, plain } = require("./scripts.js");
const { smallTown } = require("./small-town.js");

const { directory, distance } = smallTown();

test("a number is dialled as it was written down, whatever it looks like", () => {
  const hrefs = [0, 1, 2, 3].map((listing) => directory.reach(listing)?.href ?? "");
  assert.deepEqual(hrefs, ["tel:+14135550101", "sms:741741?&body=HOME", "tel:0800111", ""]);
});

test("what a number may cost stands beside what to say, and is never sent as a message", () => {
  const { directory } = smallTown((data) => {
    data.reach = data.reach.replace("\tHOME", "\tHOME\t(may cost extra)");
  });
  const { href, say, extra } = directory.reach(1);
  assert.deepEqual([href, say, extra], ["sms:741741?&body=HOME", "HOME", "(may cost extra)"]);
  assert.equal(directory.reach(0).extra, "");
});

test("days of checks count back from the newest", () => {
  assert.deepEqual(
    [0, 1, 2, 7].map((listing) => directory.checked(listing)),
    ["2026-11-20", "2026-11-12", "", "2025-10-16"],
  );
});

test("what few have is there for them alone", () => {
  assert.deepEqual([directory.hoursNote(3), directory.hoursNote(0)], ["Ask on the phone.", ""]);
  assert.deepEqual([directory.instead(6), directory.instead(0)], ["soup", ""]);
  assert.equal(directory.indexOf(directory.instead(6)), 0);
  assert.deepEqual([directory.indexOf("nowhere"), directory.indexOf("")], [-1, -1]);
  assert.deepEqual([directory.is(3, "confidential"), directory.is(0, "confidential")], [true, false]);
});

test("without the data, or cut off, there is no directory", () => {
  for (const known of [{}, { __place: fromPython.place }, { __directory: {} }]) {
    assert.equal(load(["search/directory"], known).directory, undefined);
  }
});

test("distances are those of the great circle", () => {
  const far = distance.toAll([42.1, -72.59]);
  assert.equal(far[0], 0);
  assert.ok(Math.abs(far[1] - 11.12) < 0.01); // a tenth of a degree of latitude
  assert.equal(far[3], Number.POSITIVE_INFINITY);
});

test("a distance is told in the country's own measure", () => {
  const far = distance.toAll([42.1, -72.59]);
  const told = (rough) =>
    [0, 1, 3].map((listing) => distance.measure({ near: true }, { distances: far, rough }).words(listing));
  assert.deepEqual(told(false), [
    "0.1 miles from you, in a straight line",
    "6.9 miles from you, in a straight line",
    "",
  ]);
  assert.deepEqual(told(true), [
    "About 1 mile from you, in a straight line",
    "About 7 miles from you, in a straight line",
    "",
  ]);
});

test("without the reader's place, it is told from the middle of the part of town that was chosen", () => {
  const { distances, words } = distance.measure({ near: false, area: "downtown" }, null);
  assert.ok(distances[0] < distances[1]);
  assert.match(words(0), /miles from Downtown, in a straight line$/);
  const nowhere = distance.measure({ near: false, area: "far" }, null);
  assert.deepEqual([nowhere.distances, nowhere.words(0)], [null, ""]);
  assert.deepEqual(plain(distance.measure({ near: false }, null).distances), null);
});
