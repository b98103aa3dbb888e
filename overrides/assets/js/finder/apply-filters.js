"use strict";
/* From what is wanted to the listings that fit. An answer that nobody has told us is neither yes nor no: a listing
   that may fit comes after those that do, and says what is not known. To a need about suicide or violence no invented
   place answers; where typed words mean one, those come last. */

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
  const STRONG = 0.5; // of the best score: near enough to it that the way there decides

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

  /** Whether the need that is wanted is about suicide or violence. @param {Filters} filters */
  const isHard = (filters) => vineStreet.directory.needs.some(({ id, hard }) => hard && id === filters.need);

  /** @param {number} listing */
  const isInvented = (listing) => vineStreet.directory.is(listing, "sample");

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
      const real = isHard(filters);
      ask("need", (listing) => yes(needsOf(listing).includes(need) && !(real && isInvented(listing))));
    }
    if (filters.area) {
      const area = areas.findIndex(({ id }) => id === filters.area);
      ask("area", (listing) => yes(areaOf[listing] === area));
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

  /** All that run, in the order of lists. @type {number[] | undefined} */
  let running;
  /**
   * The same by the distance from where the reader is; sorting ten thousand takes a slow phone a while.
   * @type {{distances: Float64Array | null, listings: number[]}}
   */
  let byWay = { distances: null, listings: [] };

  /**
   * Nearest first; those that are equally far, or have no place, keep their order.
   * @param {number[]} listings
   * @param {Float64Array} distances
   */
  const byDistance = (listings, distances) => listings.sort((one, other) => distances[one] - distances[other] || 0);

  /**
   * The listings in the order in which to look at them.
   * @param {Filters} filters
   * @param {Float64Array | null} distances
   * @returns {{listings: number[]} & Pick<Found, "needs" | "strange" | "early">}
   */
  function candidates(filters, distances) {
    if (!filters.text.trim()) {
      const { count, runs } = vineStreet.directory;
      running ??= Array.from({ length: count }, (_, each) => each).filter(runs);
      if (distances && distances !== byWay.distances) {
        byWay = { distances, listings: byDistance([...running], distances) };
      }
      return { listings: distances ? byWay.listings : running, needs: [], strange: [], early: false };
    }
    const { listings: byScore, scores, needs, unknown: strange, early } = vineStreet.query.search(filters.text);
    const hard = needs.length > 0 && vineStreet.directory.needs[needs[0].need].hard;
    /** @param {number[]} some */
    const realFirst = (some) =>
      hard ? [...some.filter((each) => !isInvented(each)), ...some.filter(isInvented)] : some;
    const listings = [...byScore];
    if (!distances) return { listings: realFirst(listings), needs, strange, early };
    const edge = STRONG * (scores[listings[0]] ?? 0);
    const strong = listings.filter((each) => scores[each] >= edge);
    const weak = listings.filter((each) => scores[each] < edge);
    return { listings: realFirst([...byDistance(strong, distances), ...weak]), needs, strange, early };
  }

  /**
   * @param {Filters} filters
   * @param {Float64Array | null} distances kilometres to each listing, where the reader's place is known
   * @returns {Found}
   */
  vineStreet.applyFilters = (filters, distances) => {
    const asked = questions(filters);
    const { listings, ...meant } = candidates(filters, distances);
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
    const real = isHard(filters);
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
    const meant = candidates(filters, distances).listings;
    look(meant, []);
    if (filters.text.trim()) {
      const looked = new Set(meant);
      const others = candidates({ ...filters, text: "" }, distances).listings.filter((each) => !looked.has(each));
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
