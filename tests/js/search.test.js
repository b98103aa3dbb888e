"use strict";
/* One list of needs, places and texts, in the order of the dialog in the header. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { plain } = require("./scripts.js");
const { LEXICON } = require("./small-lexicon.js");
const { smallTown } = require("./small-town.js");

const page = (title, kind, words, text) => ({
  url: `${title.toLowerCase().replaceAll(" ", "-")}.html`,
  title,
  kind,
  description: `About ${title}.`,
  words,
  sections: [["a", "", text]],
});
const PAGES = [
  page("Learning versus helping", "essay", "learning vs helping", "We sit together."),
  page("The empty plate", "conversation", "she had not eaten all day", "Soup, hunger and a table."),
  page("Checking soup", "maintainers", "soup kitchen", "Call the soup kitchen."),
  page("Hard nights", "page", "i want to die", "When somebody wants to die."),
];

const town = smallTown(
  (directory) => {
    directory.needs[2].hard = true;
    directory.areas[2].serves = "here";
  },
  { lexicon: LEXICON, pages: PAGES },
);

/** `need food`, `place soup`, `essay Learning versus helping` */
const all = (text) =>
  plain(town.search.all(text)).hits.map(({ kind, url, title }) =>
    kind === "need" ? `need ${url.slice("directory/needs/".length, -".html".length)}` : `${kind} ${title}`,
  );
const kinds = (text) => all(text).map((hit) => hit.split(" ")[0]);

test("a need that is meant comes first, with how many places it has, and its places after it", () => {
  const { hits } = plain(town.search.all("hungry"));
  assert.deepEqual(
    [hits[0].kind, hits[0].url, hits[0].places],
    ["need", "directory/needs/food.html", 3],
    "of those that run",
  );
  assert.deepEqual([hits[1].kind, hits[1].url.startsWith("directory/")], ["place", true]);
  assert.ok(hits.every(({ title, url }) => title && url && !url.startsWith("/")));
});

test("two needs are both there, each once, and no more", () => {
  const needs = all("hungry, something to eat, nowhere to sleep, lonely, shower").filter((hit) =>
    hit.startsWith("need"),
  );
  assert.equal(new Set(needs).size, needs.length);
  assert.equal(needs.length, 2);
});

test("a need that is not wanted is not there", () => {
  assert.ok(!all("food, not a shelter").includes("need bed"));
});

test("a text that is called so comes first", () => {
  assert.equal(all("learning versus helping")[0], "essay Learning versus helping");
  assert.equal(all("learning vs helping")[0], "essay Learning versus helping");
});

test("somebody who asks for something to read gets it before places", () => {
  assert.equal(all("the one where she had not eaten")[0], "conversation The empty plate");
  assert.ok(kinds("essay about soup").indexOf("place") !== 0);
});

test("pages for maintainers come after what readers look for", () => {
  for (const text of ["soup kitchen", "sop kitchen", "soup"]) {
    const found = all(text);
    assert.notEqual(found[0], "maintainers Checking soup", text);
    assert.ok(
      found.some((hit) => hit.startsWith("place")),
      text,
    );
  }
  assert.ok(all("checking soup").includes("maintainers Checking soup"));
});

test("words of despair are told, and the line is the first place", () => {
  const { reading, hits } = plain(town.search.all("i want to die"));
  assert.equal(reading.despair, "line");
  assert.equal(hits.find(({ kind }) => kind === "place").title, "night line");
  assert.equal(plain(town.search.all("hungry")).reading.despair, "");
});

test("each place and page stands there once", () => {
  for (const text of ["soup", "hungry", "i want to die", "learning", "soup hungry table", "lonely for free"]) {
    const found = all(text);
    assert.equal(new Set(found).size, found.length, text);
  }
});

test("words that nothing has are named, and nothing else is there for them", () => {
  const { hits, strange } = plain(town.search.all("xylophon"));
  assert.deepEqual([hits, strange], [[], ["xylophon"]]);
});

test("whatever is typed is answered", () => {
  for (const hostile of [
    "?!",
    "😀",
    "__proto__",
    "constructor",
    "(((",
    "a".repeat(9999),
    "\ud800",
    "the of a",
    "免費",
  ]) {
    assert.ok(Array.isArray(plain(town.search.all(hostile)).hits), hostile);
  }
});

test("everything is read in pieces, places and texts", () => {
  const other = smallTown(() => {}, { lexicon: LEXICON, pages: PAGES });
  let pieces = 0;
  while (!other.search.read(0)) pieces++;
  assert.ok(pieces > 2);
  assert.equal(other.search.read(0), true);
});
