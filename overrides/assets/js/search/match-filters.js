"use strict";
/* From what is wanted to the listings that fit. An answer that nobody has told us is neither yes nor no: a listing
   that may fit comes after those that do, and says what is not known. To a need about suicide or violence no invented
   place answers; the country's lines for it fit every part of town. */

/**
 * @typedef {object} Found
 * @property {number[]} fits listings, best first
 * @property {number[]} perhaps listings of which something that is wanted is not known, and guesses
 * @property {number[]} near listings that answer what was typed but for a filter that was read from it
 * @property {boolean} isNearBetter whether these answer the rest of it so much better that they stand first
 * @property {Record<string, number>} unknown for each thing that is wanted, of how many of `perhaps` it is not known
 * @property {Candidates} of what they were chosen from
 */

(() => {
  const MOST_NEAREST = 3;
  const MOST_NEAR = 10;

  /**
   * Whether each schedule is open at what was asked for: worked out once a minute.
   * @type {{minute: number, answers: Record<string, Answer[]>}}
   */
  const openings = { minute: NaN, answers: {} };

  /** @param {number} listing @param {string} when @returns {Answer} */
  function opening(listing, when) {
    const { scheduleOf, schedules, runs } = vineStreet.directory;
    const minute = Math.floor(Date.now() / 60_000);
    if (openings.minute !== minute) Object.assign(openings, { minute, answers: {} });
    const schedule = scheduleOf[listing];
    if (!runs(listing)) return "no";
    if (schedule < 0) return "unknown";
    const answers = (openings.answers[when] ??= []);
    return (answers[schedule] ??= vineStreet.isOpen(schedules[schedule].rules, schedules[schedule].clock, when));
  }

  vineStreet.opening = opening;

  /** @typedef {{part: string, answer: (listing: number) => Answer}} Question about one part of what is wanted */

  /** @param {number} listing */
  const isInvented = (listing) => vineStreet.directory.is(listing, "sample");

  /** Whether it is a line of this country about suicide or violence: such a one is there in each part of town. @param {number} listing */
  function isLineForAll(listing) {
    const { areas, areaOf, needs, needsOf } = vineStreet.directory;
    return areas[areaOf[listing]]?.serves === "here" && needsOf(listing).some((need) => needs[need].hard);
  }

  /** @param {Filters} filters */
  function questions(filters) {
    const { needs, areas, areaOf, needsOf, languagesOf, answers } = vineStreet.directory;
    /** @type {Question[]} */
    const asked = [];
    /** @param {string} part @param {Question["answer"]} answer */
    const ask = (part, answer) => asked.push({ part, answer });
    /** @param {boolean} holds */
    const yes = (holds) => (holds ? "yes" : "no");
    // The quickest and strictest first: the first no ends it.
    if (filters.need) {
      const need = needs.findIndex(({ id }) => id === filters.need);
      const real = vineStreet.filters.isHard(filters);
      ask("need", (listing) => yes(needsOf(listing).includes(need) && !(real && isInvented(listing))));
    }
    if (filters.area) {
      const area = areas.findIndex(({ id }) => id === filters.area);
      const inTown = !areas[area]?.serves;
      ask("area", (listing) => yes(areaOf[listing] === area || (inTown && isLineForAll(listing))));
    }
    for (const facet of filters.facets) ask(facet, answers(facet));
    if (filters.language) {
      ask("language", (listing) => {
        const spoken = languagesOf(listing);
        return spoken.length ? yes(spoken.includes(filters.language)) : "unknown";
      });
    }
    const { open } = filters;
    if (open) ask(vineStreet.filters.openPart(filters), (listing) => opening(listing, open));
    return asked;
  }

  /**
   * What was chosen, and what was read from the typed words.
   * @param {Filters} filters
   * @param {Reading | null} reading
   * @returns {Filters}
   */
  vineStreet.withTyped = (filters, reading) => {
    if (!reading) return filters;
    const { open, facets, area, language } = reading.wants;
    return {
      ...filters,
      open: filters.open || open,
      facets: [...new Set([...filters.facets, ...facets])],
      area: filters.area || area,
      language: filters.language || language,
    };
  };

  /**
   * @param {Filters} filters
   * @param {Float64Array | null} distances kilometres to each listing, where the reader's place is known
   * @returns {Found}
   */
  vineStreet.applyFilters = (filters, distances) => {
    const of = vineStreet.candidates.find(filters, distances);
    const all = vineStreet.withTyped(filters, of.reading);
    const chosen = new Set(questions(filters).map(({ part }) => part));
    const asked = questions(all);
    /** @type {Found} */
    const found = { fits: [], perhaps: [], near: [], unknown: {}, isNearBetter: false, of };
    /** What is elsewhere, or closed then, is no better answer. @type {number | undefined} */
    let better;
    /** Lines of other countries, and what has ended: where nothing else fits, they are what there is. @type {number[]} */
    const last = [];
    for (const listing of of.listings) {
      /** @type {string[]} */
      const open = [];
      const failed = asked.find(({ part, answer }) => {
        const told = answer(listing);
        if (told === "unknown") open.push(part);
        return told === "no";
      });
      if (failed) {
        if (!chosen.has(failed.part) && found.near.length < MOST_NEAR) found.near.push(listing);
        if (!chosen.has(failed.part) && all.facets.includes(failed.part)) better ??= listing;
        continue;
      }
      const list = of.isElsewhere(listing) ? last : open.length || !of.isSure(listing) ? found.perhaps : found.fits;
      list.push(listing);
      for (const part of open) found.unknown[part] = (found.unknown[part] ?? 0) + 1;
    }
    (found.fits.length + found.perhaps.length ? found.perhaps : found.fits).push(...last);
    const [best] = [...found.fits, ...found.perhaps];
    found.isNearBetter = better !== undefined && best !== undefined && of.isFarBelow(best, better);
    return found;
  };

  /**
   * Where nothing fits: `drops`, the parts without which something would, most first; `nearest`, the listings with the
   * fewest parts that do not fit, if something does. To want nothing at all any more is no way out.
   * @param {Filters} filters
   * @param {Float64Array | null} distances
   * @returns {WaysOut}
   */
  vineStreet.relaxFilters = (filters, distances) => {
    const asked = questions(filters);
    const parts = vineStreet.filters.parts(filters).map((part) => ({ ...part, count: 0, perhaps: 0 }));
    const real = vineStreet.filters.isHard(filters);
    /** @type {(WaysOut["nearest"][number] & {away: number})[]} */
    let nearest = [];
    /** @param {number} listing @param {string[]} fails @param {string[]} open */
    const count = (listing, fails, open) => {
      for (const part of parts) {
        if (fails.some((each) => each !== part.name)) continue;
        if (part.name === "text" && !vineStreet.directory.runs(listing)) continue; // only its name finds it
        part[open.some((each) => each !== part.name) ? "perhaps" : "count"]++;
      }
    };
    /** @param {Iterable<number>} listings @param {string[]} always */
    const look = (listings, always) => {
      for (const listing of listings) {
        const fails = [...always];
        /** @type {string[]} */
        const open = [];
        for (const { part, answer } of asked) {
          const told = answer(listing);
          if (told !== "yes") (told === "no" ? fails : open).push(part);
        }
        if (fails.length < 2) count(listing, fails, open);
        if (fails.length === parts.length || (real && isInvented(listing))) continue;
        const away = fails.length + open.length / 100;
        if (away > nearest[0]?.away) continue;
        if (away < nearest[0]?.away) nearest = [];
        if (nearest.length < MOST_NEAREST) nearest.push({ listing, fails, away });
      }
    };
    const meant = vineStreet.candidates.find(filters, distances).listings;
    look(meant, []);
    if (filters.text.trim()) {
      const looked = new Set(meant);
      const others = vineStreet.candidates
        .find({ ...filters, text: "" }, distances)
        .listings.filter((each) => !looked.has(each));
      look(others, ["text"]);
    }
    const drops = parts
      .filter(({ without, count, perhaps }) => (count || perhaps) && !vineStreet.filters.isEmpty(without))
      .sort((one, other) => other.count - one.count || other.perhaps - one.perhaps);
    return { drops, nearest };
  };

  /** @param {Filters} filters @param {number} listing @param {Answer} told */
  const partsWith = (filters, listing, told) =>
    questions(filters).flatMap(({ part, answer }) => (answer(listing) === told ? [part] : []));

  /** Of what is wanted, the parts that nobody told us about a listing. @param {Filters} filters @param {number} listing */
  vineStreet.unknownParts = (filters, listing) => partsWith(filters, listing, "unknown");

  /** Of what is wanted, the parts that a listing does not fit. @param {Filters} filters @param {number} listing */
  vineStreet.failedParts = (filters, listing) => partsWith(filters, listing, "no");
})();
