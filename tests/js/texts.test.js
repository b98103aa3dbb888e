"use strict";
/* What there is to read, found by its title, by phrases that its front matter gives, and by what it says. */

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { plain } = require("./scripts.js");
const { LEXICON } = require("./small-lexicon.js");
const { smallTown } = require("./small-town.js");

const page = (title, kind, words, ...sections) => ({
  url: `${title.toLowerCase().replaceAll(" ", "-")}.html`,
  title,
  kind,
  description: "",
  words: words.join("\n"),
  sections: sections.map(([heading, text]) => [heading.toLowerCase(), heading, text]),
});

const PAGES = [
  page(
    "Learning versus helping",
    "essay",
    ["learning vs helping", "who is the helper"],
    ["Two ways", "We sit together."],
  ),
  page("Fear versus hope", "essay", ["hope or fear"], ["Fear", "Where learning stops and helping is a habit."]),
  page("Work and learning", "need", []),
  page("Becoming a peer specialist", "page", ["peer support training", "certification"], ["Hours", "Forty hours."]),
  page("The kettle", "conversation", ["she stopped answering the door"], ["A night", "Soup on the stove, and a song."]),
  page("Soup", "practise", [], ["How", "Stir."]),
  page("How to check soup", "maintainers", ["soup kitchen", "soup"], ["Calls", "Call the soup kitchen. Soup, soup."]),
  page("Open dialogue", "essay", ["open dialogue"], ["Finland", "A network meets."]),
  page(
    "Interpreters",
    "page",
    [],
    ["中文", "這裡有免費的口譯服務。"],
    ["Asking", "Don't wait: a peer's help costs nothing."],
  ),
];

function texts(pages = PAGES) {
  const town = smallTown(() => {}, { lexicon: LEXICON, pages });
  return (typed) => {
    const reading = town.understand(typed, () => false, []);
    return plain(town.texts.find(reading)).filter(({ score }) => score > 0);
  };
}

const find = texts();
const titles = (typed) => find(typed).map((each) => PAGES[each.page].title);

test("a title that is typed comes first", () => {
  for (const { title } of PAGES) assert.equal(titles(title)[0], title);
  for (const typed of ["learning versus helping", "LEARNING VERSUS HELPING", "“open dialogue”", "open dialogue:"]) {
    assert.equal(titles(typed)[0].toLowerCase(), typed.toLowerCase().replace(/[“”:]/g, ""));
  }
});

test("all words of a title come before some of them", () => {
  assert.deepEqual(titles("learning helping").slice(0, 1), ["Learning versus helping"]);
});

test("the phrases of its front matter find a page that never says them", () => {
  assert.equal(titles("peer support training")[0], "Becoming a peer specialist");
  assert.equal(titles("the one where she stopped answering the door")[0], "The kettle");
  assert.equal(titles("my sister stopped answering the door")[0], "The kettle");
});

test("what a page says finds it, after those that are called so", () => {
  assert.ok(titles("finland").includes("Open dialogue"));
  assert.ok(titles("soup").indexOf("Soup") < titles("soup").indexOf("The kettle"));
});

test("pages for maintainers come after those for readers", () => {
  const found = titles("soup");
  assert.equal(found[0], "Soup");
  assert.equal(titles("how to check soup")[0], "How to check soup", "called by its name");
});

test("a slip of typing, an ending and an unfinished word find it", () => {
  assert.equal(titles("lerning versus helping")[0], "Learning versus helping");
  assert.equal(titles("open dialogues")[0], "Open dialogue");
  assert.equal(titles("open dialo")[0], "Open dialogue");
});

test("signs around words, and any apostrophe, are no hindrance", () => {
  for (const typed of ["免費", "免費的口譯", "interpreters:", "don’t wait", "don't wait", "dont wait"]) {
    assert.equal(titles(typed)[0], "Interpreters", typed);
  }
  for (const typed of ["peer’s", "“peer's”", "peers:"]) assert.ok(titles(typed).includes("Interpreters"), typed);
  assert.equal(titles("“Open dialogue”")[0], "Open dialogue");
});

test("small words alone are not what a page is about", () => {
  for (const { score } of find("where is it")) assert.ok(score < find("open dialogue")[0].score / 2);
});

test("best first, each page once, and scores of 0 to 1", () => {
  for (const typed of ["soup", "learning", "peer", "a night of fear and hope", "stopped"]) {
    const found = find(typed);
    assert.equal(new Set(found.map((each) => each.page)).size, found.length);
    assert.deepEqual(
      found,
      found.toSorted((one, other) => other.score - one.score),
    );
    assert.ok(found.every(({ score }) => score <= 1));
  }
});

test("words that nothing says, signs, and nothing find nothing", () => {
  for (const typed of ["xylophon", "", "?!", "😀", "__proto__", "constructor", "x".repeat(9999), "火車"]) {
    assert.deepEqual(find(typed), [], typed);
  }
});

test("a site may have no pages", () => {
  assert.deepEqual(texts([])("soup"), []);
  assert.deepEqual(texts(undefined)("xylophon"), []);
});

test("they are read in pieces", () => {
  const many = [...Array(800).keys()].map((each) =>
    page(`Title ${each}`, "essay", [], ["A", `Some words about soup${each} and tea${each} on a stove.`]),
  );
  const town = smallTown(() => {}, { lexicon: LEXICON, pages: many });
  let pieces = 1;
  while (!town.texts.read(0)) pieces++;
  assert.ok(pieces > 2);
  assert.equal(town.texts.find(town.understand("title 777", () => false, []))[0].page, 777);
});
