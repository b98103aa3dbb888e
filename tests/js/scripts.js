"use strict";
/* The site's classic scripts in a context of their own, as a page runs them: one namespace, in the order of the build. */

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { createContext, runInContext } = require("node:vm");

const SCRIPTS = join(__dirname, "../../overrides/assets/js");
/** What Python knows: shared.py. */
const fromPython = JSON.parse(readFileSync(join(__dirname, "from-python.json"), "utf8"));

/** Makes `Date` tell one instant, whatever the machine's clock. The zone is that of process.env.TZ. */
const FIXED_DATE = `
  Date = class extends Date {
    constructor(...told) {
      if (told.length) super(...told);
      else super(instant);
    }
    static now() {
      return instant;
    }
  };`;

/**
 * Run scripts, and give their namespace.
 * @param {string[]} names such as `live/clock`, in the order in which they build on each other
 * @param {object} [globals] what else is there: `__place`, `localStorage` …
 * @returns the namespace `vineStreet`, with `at(instant)`, which sets the time
 */
function load(names, globals = {}) {
  const context = createContext({
    performance,
    TextEncoder,
    URL,
    URLSearchParams,
    addEventListener() {},
    instant: Date.parse(fromPython.made),
    vineStreet: {},
    ...globals,
  });
  context.window = context;
  runInContext(FIXED_DATE, context);
  for (const name of names) {
    const filename = join(SCRIPTS, `${name}.js`);
    runInContext(readFileSync(filename, "utf8"), context, { filename });
  }
  return Object.assign(context.vineStreet, {
    at(instant) {
      context.instant = Date.parse(instant);
    },
  });
}

/** What pages with live words load, for the place of shared.py. */
function live(place = {}) {
  const names = ["messages", "calendar-day", "clock", "freshness", "open-when", "opening-hours", "open-now"];
  const known = { __place: { ...fromPython.place, ...place }, __made: fromPython.made };
  return load(
    names.map((name) => `live/${name}`),
    known,
  );
}

/** What a script gave, as an object of this context, to compare. */
const plain = structuredClone;

/** What the search needs, in the order of the build. */
const SEARCH = [
  ...["messages", "calendar-day", "clock", "freshness", "open-when", "opening-hours"].map((name) => `live/${name}`),
  ...[
    "tokenizer",
    "fuzzy-matching",
    "postings",
    "text-index",
    "directory",
    "phrase-book",
    "lexicon",
    "despair-classifier",
    "despair",
    "understanding",
    "filters",
    "relevance",
    "ranking",
    "candidates",
    "match-filters",
    "texts",
    "search",
  ].map((name) => `search/${name}`),
];

module.exports = { fromPython, live, load, plain, SEARCH };
