"use strict";
/* What the scripts answer to questions that Python asks (node.py): many at once, as JSON in and out. */

const { readFileSync } = require("node:fs");
const { load, SEARCH } = require("./scripts.js");
const { smallTown } = require("./small-town.js");

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

  /** For each schedule and each of its spans [from, to], whether it is open at some time in it. */
  during({ schedules, holidays }) {
    const { openingHours } = load(["live/calendar-day", "live/opening-hours"]);
    const clock = { holidays: new Set(holidays), horizon: 20_281_231 };
    return schedules.map(({ rules, spans }) => spans.map(([from, to]) => openingHours.during(rules, clock, from, to)));
  },

  /** Codes for [text, {version?, mask?}]. */
  codes(asked) {
    const { qrCode } = load(["sheet/qr-code"]);
    return asked.map(([text, forced]) => qrCode(text, forced));
  },

  /** The words of each text. */
  words(texts) {
    const { tokenize } = load(["search/tokenizer"]);
    return texts.map((text) => tokenize(text));
  },

  /** What the words of each text weigh. */
  despair({ texts, weights, lexicon }) {
    const { understand, despairScore } = smallTown(undefined, { lexicon });
    return texts.map((text) => despairScore(understand(text, () => false, []).tokens, weights));
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

  /** For each text that is typed: the ids of listings as the finder shows them, and what was understood. */
  typed({ texts, instant, ...site }) {
    const scripts = finder(site);
    if (instant) scripts.at(instant);
    const { directory, applyFilters, filters } = scripts;
    const ids = directory.text("id");
    const idsOf = (listings) => listings.map((listing) => ids[listing]);
    return texts.map((text) => {
      const { fits, perhaps, near, isNearBetter, of } = applyFilters({ ...filters.parse(""), text }, null);
      const { reading, strange } = of;
      const meant = reading.meant.map(({ kind, id, topic, typed, isNot }) => ({ kind, id, topic, typed, isNot }));
      return {
        fits: idsOf(fits),
        perhaps: idsOf(perhaps),
        near: idsOf(near),
        isNearBetter,
        despair: reading.despair,
        meant,
        strange,
        wants: reading.wants,
      };
    });
  },

  /** For each text that is typed: the addresses of what the header's search shows. */
  everywhere({ texts, instant, ...site }) {
    const scripts = finder(site);
    if (instant) scripts.at(instant);
    return texts.map((text) => {
      const { hits, reading } = scripts.search.all(text);
      return { hits: hits.map(({ kind, url, score }) => [kind, url, score]), despair: reading.despair };
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

/** The search's scripts over the data of a site. */
function finder({ place, made, directory, lexicon, pages }) {
  const data = { __place: place, __made: made, __directory: directory, __lexicon: lexicon, __pages: pages };
  return load(SEARCH, data);
}

const [, , question] = process.argv;
process.stdout.write(JSON.stringify(ANSWERS[question](JSON.parse(readFileSync(0, "utf8")))));
