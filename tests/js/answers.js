"use strict";
/* What the scripts answer to questions that Python asks (node.py): many at once, as JSON in and out. */

const { readFileSync } = require("node:fs");
const { load } = require("./scripts.js");

const ANSWERS = {
  /** For each schedule and each of its minutes, what holds then: [state, until, opens]. */
  reckoned({ schedules, holidays }) {
    const { openingHours } = load(["live/calendar-day", "live/opening-hours"]);
    const clock = { holidays: new Set(holidays), horizon: 20_281_231 };
    return schedules.map(({ rules, minutes }) =>
      minutes.map((now) => {
        const { state, until, opens } = openingHours.status(rules, { ...clock, now });
        return [state, until === Number.POSITIVE_INFINITY ? null : until, opens];
      }),
    );
  },

  /** Codes for [text, {version?, mask?}]. */
  codes(asked) {
    const { qrCode } = load(["sheet/qr-code"]);
    return asked.map(([text, forced]) => qrCode(text, forced));
  },

  /** What the finder reads of each listing. */
  read(site) {
    const { directory } = finder(site);
    const { count, text, page, checked, at, reach, languagesOf, needsOf, needs, runs, is } = directory;
    return Array.from({ length: count }, (_, each) => ({
      id: text("id")[each],
      page: page(each),
      name: text("name")[each],
      checked: checked(each),
      at: at(each),
      href: reach(each)?.href ?? "",
      languages: languagesOf(each),
      needs: needsOf(each).map((need) => needs[need].id),
      runs: runs(each),
      secret: is(each, "confidential"),
    }));
  },

  /** For each text that is typed, the ids of needs and of listings that fit. */
  typed({ texts, ...site }) {
    const { directory, applyFilters, filters } = finder(site);
    const ids = directory.text("id");
    return texts.map((text) => {
      const { fits, needs } = applyFilters({ ...filters.parse(""), text }, null);
      return [needs.map(({ need }) => directory.needs[need].id), fits.map((listing) => ids[listing])];
    });
  },

  /** For each fragment of an address: the ids of what fits and what may; where nothing fits, what to leave out. */
  found({ fragments, instant, ...site }) {
    const scripts = finder(site);
    if (instant) scripts.at(instant);
    const ids = scripts.directory.text("id");
    const idsOf = (listings) => listings.map((listing) => ids[listing]);
    return fragments.map((fragment) => {
      const wanted = scripts.filters.parse(fragment);
      const { fits, perhaps } = scripts.applyFilters(wanted, null);
      if (fits.length) return { fits: idsOf(fits), perhaps: idsOf(perhaps) };
      const { drops, nearest } = scripts.relaxFilters(wanted, null);
      return {
        fits: [],
        perhaps: idsOf(perhaps),
        drops: drops.map(({ name, count, perhaps: may }) => [name, count, may]),
        nearest: nearest.map(({ listing, fails }) => [ids[listing], fails]),
      };
    });
  },
};

const LIVE = ["messages", "calendar-day", "clock", "freshness", "opening-hours"];
const FINDER = [
  "tokenizer",
  "fuzzy-matching",
  "postings",
  "text-index",
  "directory",
  "filters",
  "query",
  "candidates",
  "apply-filters",
];

/** The finder's scripts over the data of a site. */
function finder({ place, made, directory }) {
  const names = [...LIVE.map((name) => `live/${name}`), ...FINDER.map((name) => `finder/${name}`)];
  return load(names, { __place: place, __made: made, __directory: directory });
}

const [, , question] = process.argv;
process.stdout.write(JSON.stringify(ANSWERS[question](JSON.parse(readFileSync(0, "utf8")))));
