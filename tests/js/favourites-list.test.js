"use strict";
/* The list that a reader makes: whatever lies in the browser's store, and whatever the browser refuses. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./scripts.js");

const KEY = "vine-street.my-list /town/";

/** The list over a store that holds `stored`, in a browser that refuses what is named. */
function favourites(stored = null, { refuses = [] } = {}) {
  const kept = new Map(stored === null ? [] : [[KEY, stored]]);
  const or = (name, does) => {
    if (refuses.includes(name)) throw new Error("refused");
    return does();
  };
  const localStorage = {
    getItem: (key) => or("getItem", () => kept.get(key) ?? null),
    setItem: (key, value) => or("setItem", () => kept.set(key, value)),
    removeItem: (key) => or("removeItem", () => kept.delete(key)),
  };
  const vineStreet = { root: new URL("https://vine.example/town/"), storageKey: () => KEY };
  const { favourites: list, at } = load(["favourites/favourites-list"], { vineStreet, localStorage });
  at("2026-11-21T12:00Z");
  return { list, kept };
}

const place = (id, name = "A name", kept = "2026-11-20") => ({ id, name, kept });

test("a place is kept with its name and the day, and taken away again", () => {
  process.env.TZ = "UTC";
  const { list, kept } = favourites();
  assert.equal(list.add("night-owl", "Night Owl"), true);
  assert.deepEqual(plain(list.read()), { places: [place("night-owl", "Night Owl", "2026-11-21")] });
  assert.equal(list.has("night-owl"), true);
  assert.equal(list.remove("night-owl"), true);
  assert.equal(kept.size, 0, "of an empty list nothing stays behind");
});

test("the day is that of the reader's own calendar", () => {
  process.env.TZ = "Pacific/Auckland";
  const { list } = favourites();
  list.add("night-owl", "Night Owl");
  assert.equal(list.read().places[0].kept, "2026-11-22");
});

test("a place that is kept again stands there once, at the end", () => {
  const { list } = favourites(JSON.stringify([place("one"), place("two")]));
  list.add("one", "One");
  assert.deepEqual(plain(list.read().places.map(({ id }) => id)), ["two", "one"]);
});

test("what is no list of ours counts as empty and broken", () => {
  const broken = [
    "",
    "{",
    "null",
    "3",
    '"night-owl"',
    "{}",
    "[null]",
    "[1]",
    JSON.stringify([{ id: "night-owl" }]),
    JSON.stringify([place("../evil")]),
    JSON.stringify([place("Night Owl")]),
    JSON.stringify([place("night-owl", "x".repeat(200))]),
    JSON.stringify([place("night-owl", 3)]),
    JSON.stringify([place("night-owl", "Night Owl", "soon")]),
    JSON.stringify([place("night-owl"), place("night-owl")]),
  ];
  for (const stored of broken) {
    assert.deepEqual(plain(favourites(stored).list.read()), { places: [], broken: true }, stored);
  }
});

test("what else stands beside a place is not read", () => {
  const { list } = favourites(JSON.stringify([{ ...place("night-owl"), html: "<b>" }]));
  assert.deepEqual(plain(list.read()), { places: [place("night-owl")] });
});

test("a browser that refuses is told apart from an empty list", () => {
  assert.deepEqual(plain(favourites(null, { refuses: ["getItem"] }).list.read()), { places: [], refused: true });
  const full = favourites(JSON.stringify([place("one")]), { refuses: ["setItem", "removeItem"] }).list;
  assert.equal(full.add("two", "Two"), false);
  assert.equal(full.remove("one"), false);
  assert.deepEqual(plain(full.read()), { places: [place("one")] });
});
