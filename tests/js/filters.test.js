"use strict";
/* What is wanted, in the address and in parts; and what fits it, in the small town (small-town.js). */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { plain } = require("./scripts.js");
const { smallTown } = require("./small-town.js");

const town = smallTown();
const nothing = plain(town.filters.parse(""));
const wanting = (some) => ({ ...nothing, ...some });
const names = (listings) => [...listings].map((listing) => town.directory.text("id")[listing]);

/** The ids of those that fit, and of those that may. */
function found(some, distances = null) {
  const { fits, perhaps } = town.applyFilters(wanting(some), distances);
  return [names(fits), names(perhaps)];
}

test("an address and what it says become each other", () => {
  const addresses = ["", "need=food", "need=bed&area=hill&language=es&open=today&free&no-id", "free", "open=sa-0800"];
  for (const address of addresses) {
    assert.equal(town.filters.toFragment(town.filters.parse(`#${address}`)), address);
  }
});

test("what an address says that nobody knows is passed over", () => {
  const odd = [
    "#need=nothing&area=&language=qq&open=yesterday&near&text=hungry",
    "#%E0%A4%A&__proto__&constructor=1",
    "#=&&=#",
  ];
  for (const address of odd) assert.deepEqual(plain(town.filters.parse(address)), nothing, address);
});

test("what was typed, and where the reader is, never stand in the address", () => {
  assert.equal(town.filters.toFragment(wanting({ text: "lonely", near: true })), "");
});

test("each part that is wanted can be left out alone", () => {
  const wanted = wanting({ text: "soup", open: "now", facets: ["free", "no-id"], need: "food" });
  const parts = plain(town.filters.parts(wanted));
  assert.deepEqual(
    parts.map(({ name }) => name),
    ["free", "no-id", "now", "need", "text"],
  );
  for (const { name, without } of parts) {
    const rest = town.filters.parts(without).map((part) => part.name);
    assert.ok(!rest.includes(name) && rest.length === parts.length - 1);
  }
});

test("nothing is wanted without parts, unless the nearest are", () => {
  assert.equal(town.filters.isEmpty(nothing), true);
  assert.equal(town.filters.isEmpty(wanting({ near: true })), false);
  assert.equal(town.filters.isEmpty(wanting({ text: "soup" })), false);
});

test("what does not run is found by nothing but its name", () => {
  assert.deepEqual(found({}), [["soup", "pantry", "shelter", "refuge", "night-line", "choir"], []]);
  assert.ok(found({ text: "resting" })[0].includes("resting"));
});

test("an answer that nobody told us is neither yes nor no", () => {
  assert.deepEqual(found({ facets: ["free"] }), [["soup", "pantry", "shelter", "night-line"], ["refuge"]]);
  assert.deepEqual(found({ facets: ["free", "no-id"] }), [
    ["soup", "night-line"],
    ["shelter", "refuge"],
  ]);
  assert.deepEqual(found({ language: "es" }), [
    ["soup", "refuge"],
    ["pantry", "choir"],
  ]);
  const { unknown } = town.applyFilters(wanting({ facets: ["free", "no-id"] }), null);
  assert.deepEqual(plain(unknown), { free: 1, "no-id": 2 });
  assert.deepEqual(plain(town.unknownParts(wanting({ facets: ["free", "no-id"] }), 3)), ["free", "no-id"]);
});

test("needs and areas are told for each, and narrow each other", () => {
  assert.deepEqual(found({ need: "food" }), [["soup", "pantry", "choir"], []]);
  assert.deepEqual(found({ need: "food", area: "hill" }), [["choir"], []]);
  assert.deepEqual(found({ area: "far", facets: ["free"] }), [["night-line"], []]);
});

test("open now is told by the clock of the place", () => {
  for (const device of ["Asia/Tokyo", "Pacific/Honolulu"]) {
    process.env.TZ = device;
    const later = smallTown();
    const open = (when) => {
      const { fits, perhaps } = later.applyFilters(wanting({ open: when }), null);
      return [names(fits), names(perhaps)];
    };
    const unknown = ["pantry", "refuge"];
    assert.deepEqual(open("now"), [["soup", "night-line"], unknown]);
    assert.deepEqual(open("today"), [["soup", "shelter", "night-line"], unknown]);
    later.at("2026-11-23T21:00-05:00");
    assert.deepEqual(open("now"), [["shelter", "night-line"], unknown]);
  }
});

test("open on another day is asked of the clock of each place, and what is not known is said once", () => {
  const later = smallTown();
  const open = (when) => later.applyFilters(wanting({ open: when }), null);
  const both = (when) => [names(open(when).fits), names(open(when).perhaps)];
  const unknown = ["pantry", "refuge"];
  assert.deepEqual(both("sa-0930"), [["night-line", "choir"], unknown]);
  assert.deepEqual(both("sa"), [["shelter", "night-line", "choir"], unknown]);
  assert.deepEqual(both("tomorrow-morning"), [["soup", "shelter", "night-line"], unknown]);
  assert.deepEqual(both("tonight"), [["shelter", "night-line"], unknown]);
  assert.deepEqual(plain(open("tonight").unknown), { "open-at": 2 });
  assert.deepEqual(plain(later.filters.parts(wanting({ open: "sa" })).map(({ name }) => name)), ["open-at"]);
});

test("the nearest come first, and what has no place last", () => {
  const distances = town.distance.toAll([42.1, -72.59]);
  assert.deepEqual(found({ near: true }, distances)[0], ["soup", "shelter", "choir", "pantry", "refuge", "night-line"]);
  assert.deepEqual(found({ near: true, facets: ["no-id"] }, distances), [
    ["soup", "night-line"],
    ["shelter", "choir", "refuge"],
  ]);
});

test("where somebody means suicide or violence, lines fit each part of town, and come before what is near", () => {
  const hard = smallTown((directory) => {
    directory.needs[2].hard = true;
    directory.areas[2].serves = "here";
  });
  const fits = (some, distances = null) =>
    [...hard.applyFilters(wanting(some), distances).fits].map((each) => hard.directory.text("id")[each]);
  assert.deepEqual(fits({ need: "talk", area: "hill" }), ["night-line", "choir"]);
  assert.deepEqual(fits({ need: "food", area: "hill" }), ["choir"]);
  assert.deepEqual(fits({ need: "talk", area: "far" }), ["night-line"]);
  const distances = hard.distance.toAll([42.1, -72.59]);
  assert.deepEqual(fits({ need: "talk", near: true }, distances), ["night-line", "choir"]);
  assert.equal(fits({ text: "lonely", near: true }, distances)[0], "night-line");
  assert.deepEqual(found({ need: "talk", near: true }, distances)[0], ["choir", "night-line"]);
});

test("typed words find what was meant; what answers them less well is a guess", () => {
  assert.equal(found({ text: "soup" })[0][0], "soup");
  const { fits, perhaps, of } = town.applyFilters(wanting({ text: "hungry xylophon" }), null);
  assert.deepEqual(plain(of.reading.meant.map(({ kind, id }) => [kind, id])), [["need", "food"]]);
  assert.deepEqual(plain(of.strange), ["xylophon"]);
  const both = names([...fits, ...perhaps]);
  assert.deepEqual(both.toSorted(), ["choir", "old-soup", "pantry", "soup"]);
  assert.equal(both.at(-1), "old-soup", "what has ended comes last");
  assert.deepEqual(names(fits).includes("choir"), true, "it is there for food, too");
});

test("words that stand nowhere give no answer that is sure", () => {
  const { fits, of } = town.applyFilters(wanting({ text: "xylophon trombone" }), null);
  assert.deepEqual([names(fits), plain(of.strange)], [[], ["xylophon", "trombone"]]);
});

test("each answer says which of the typed words it is there for", () => {
  const { fits, of } = town.applyFilters(wanting({ text: "i am hungry, soup" }), null);
  assert.deepEqual(plain(of.why(fits[0])), ["hungry", "soup"]);
});

test("a filter that was typed holds like a chosen one, and what misses it alone is near", () => {
  const { fits, perhaps, near, unknown, of } = town.applyFilters(wanting({ text: "lonely, for free" }), null);
  assert.deepEqual(plain(of.reading.wants.facets), ["free"]);
  assert.deepEqual(names(fits)[0], "night-line");
  assert.ok(!names([...fits, ...perhaps]).includes("choir"));
  assert.ok(names(near).includes("choir"));
  assert.deepEqual(plain(unknown), {});
  const all = town.withTyped(wanting({ text: "lonely, for free", facets: ["no-id"] }), of.reading);
  assert.deepEqual(plain(all.facets), ["no-id", "free"]);
});

test("what misses a filter that was chosen is not near", () => {
  const { near } = town.applyFilters(wanting({ text: "lonely", facets: ["free"] }), null);
  assert.deepEqual(names(near), []);
});

test("a chosen filter stays when another is typed", () => {
  const { of } = town.applyFilters(wanting({ text: "food monday" }), null);
  const { open } = town.withTyped(wanting({ text: "food monday", open: "now" }), of.reading);
  assert.equal(open, "now");
  assert.equal(town.withTyped(wanting({ text: "food monday" }), of.reading).open, "mo");
});

test("what was read from words and is not meant is left alone", () => {
  for (const [typed, ignored, part] of [
    ["lonely, for free", "filter free", "facets"],
    ["lonely monday", "day mo", "open"],
    ["lonely downtown", "area downtown", "area"],
    ["lonely spanish", "language es", "language"],
  ]) {
    const wants = (some) => town.applyFilters(wanting({ text: typed, ...some }), null).of.reading.wants[part];
    assert.ok(wants({}).length, typed);
    assert.equal(wants({ ignored: [ignored] }).length, 0, typed);
  }
  const { of } = town.applyFilters(wanting({ text: "hungry", ignored: ["need food"] }), null);
  assert.deepEqual(plain(of.reading.meant), []);
});

test("words that are small alone, or signs, want nothing", () => {
  for (const text of ["the", "?!", "😀"]) assert.deepEqual(found({ text }), [[], []]);
  assert.deepEqual(found({ text: "  " }), found({}));
});

test("where nothing fits, it says what to leave out, the most helpful first, and how many that gives", () => {
  const wanted = wanting({ need: "food", area: "far", facets: ["free"] });
  const { drops, nearest } = town.relaxFilters(wanted, null);
  assert.deepEqual(
    drops.map(({ name, count, perhaps }) => [name, count, perhaps]),
    [
      ["area", 2, 0],
      ["need", 1, 0],
    ],
  );
  for (const { without, count, perhaps } of drops) {
    const { fits, perhaps: may } = town.applyFilters(without, null);
    assert.deepEqual([fits.length, may.length], [count, perhaps]);
  }
  assert.deepEqual(
    plain(nearest).map(({ listing, fails }) => [town.directory.text("id")[listing], fails]),
    [
      ["soup", ["area"]],
      ["pantry", ["area"]],
      ["night-line", ["need"]],
    ],
  );
});

test("to want nothing at all any more is no way out", () => {
  assert.deepEqual(plain(town.relaxFilters(wanting({ text: "xylophon" }), null)), { drops: [], nearest: [] });
});

test("words that fit no filter are told apart from the filters", () => {
  const { drops } = town.relaxFilters(wanting({ text: "soup", area: "far" }), null);
  const counts = Object.fromEntries(drops.map(({ name, count }) => [name, count]));
  assert.equal(counts.text, 1);
  assert.ok(counts.area >= 1);
});

test("no invented place answers a need about suicide or violence, nor is one the nearest", () => {
  const hard = smallTown((data) => {
    data.needs[2].hard = true;
    data.mark = data.mark.map((mark, each) => (each === 5 ? mark | 1 : mark)); // the choir is invented
  });
  const wanted = { ...plain(hard.filters.parse("")), need: "talk" };
  const ids = (listings) => [...listings].map((listing) => hard.directory.text("id")[listing]);
  assert.deepEqual(ids(hard.applyFilters(wanted, null).fits), ["night-line"]);
  const { nearest } = hard.relaxFilters({ ...wanted, area: "hill" }, null);
  assert.deepEqual(ids(nearest.map(({ listing }) => listing)).includes("choir"), false);
  assert.deepEqual(found({ need: "talk" })[0], ["night-line", "choir"]);
});
