"use strict";
/* From what is wanted to the listings that fit. An answer that nobody has told us is neither yes nor no: a listing
   that may fit comes after those that do, and says what is not known. To a need about suicide or violence no invented
   place answers; the country's lines for it fit every part of town. */

/**
 * @typedef {object} Found
 * @property {number[]} fits listings, best first
 * @property {number[]} perhaps listings of which something that is wanted is not known
 * @property {Record<string, number>} unknown for each thing that is wanted, of how many of `perhaps` it is not known
 * @property {{need: number, score: number}[]} needs that the typed words mean
 * @property {string[]} strange typed words that stand nowhere in the directory
 * @property {boolean} early whether there will be a better answer when everything has been read
 */

(() => {
  const MOST_NEAREST = 3;

  /**
   * Whether each schedule is open now, or still today: worked out once a minute.
   * @type {{minute: number, now: Answer[], today: Answer[]}}
   */
  const openings = { minute: NaN, now: [], today: [] };

  /** @param {number} listing @param {When} when @returns {Answer} */
  function opening(listing, when) {
    const { scheduleOf, schedules, runs } = vineStreet.directory;
    const minute = Math.floor(Date.now() / 60_000);
    if (openings.minute !== minute) Object.assign(openings, { minute, now: [], today: [] });
    const schedule = scheduleOf[listing];
    if (!runs(listing)) return "no";
    if (schedule < 0) return "unknown";
    return (openings[when][schedule] ??= vineStreet.isOpen(schedules[schedule].rules, schedules[schedule].clock, when));
  }

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
    if (open) ask(open, (listing) => opening(listing, open));
    return asked;
  }

  /**
   * @param {Filters} filters
   * @param {Float64Array | null} distances kilometres to each listing, where the reader's place is known
   * @returns {Found}
   */
  vineStreet.applyFilters = (filters, distances) => {
    const asked = questions(filters);
    const { listings, ...meant } = vineStreet.candidates(filters, distances);
    /** @type {Found} */
    const found = { fits: [], perhaps: [], unknown: {}, ...meant };
    for (const listing of listings) {
      /** @type {string[]} */
      const open = [];
      const fails = asked.some(({ part, answer }) => {
        const told = answer(listing);
        if (told === "unknown") open.push(part);
        return told === "no";
      });
      if (fails) continue;
      (open.length ? found.perhaps : found.fits).push(listing);
      for (const part of open) found.unknown[part] = (found.unknown[part] ?? 0) + 1;
    }
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
    const meant = vineStreet.candidates(filters, distances).listings;
    look(meant, []);
    if (filters.text.trim()) {
      const looked = new Set(meant);
      const others = vineStreet
        .candidates({ ...filters, text: "" }, distances)
        .listings.filter((each) => !looked.has(each));
      look(others, ["text"]);
    }
    const drops = parts
      .filter(({ without, count, perhaps }) => (count || perhaps) && !vineStreet.filters.isEmpty(without))
      .sort((one, other) => other.count - one.count || other.perhaps - one.perhaps);
    return { drops, nearest };
  };

  /**
   * Of what is wanted, the parts that nobody told us about `listing`.
   * @param {Filters} filters
   * @param {number} listing
   */
  vineStreet.unknownParts = (filters, listing) => {
    const unknown = questions(filters).filter(({ answer }) => answer(listing) === "unknown");
    return unknown.map(({ part }) => part);
  };
})();
