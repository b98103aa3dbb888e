"use strict";
/* The order in which listings answer. First how well they fit, in bands that something else may decide; then this country
   before others, what is open now, what was checked lately. What has ended, and what serves another country that nobody
   named, comes after all that. Where somebody means suicide or violence, the lines that answer come before places that
   are near, and invented places last. */

/**
 * @typedef {object} RankedBy
 * @property {boolean} hard whether somebody means suicide or violence
 * @property {number[]} first what comes before all others
 * @property {string} area the part of town or country that was named
 * @property {Map<number, number>} named listings whose name was typed, and how much of it
 * @property {Float64Array | null} distances
 *
 * @typedef {(scores: Float32Array, by: RankedBy) => {listings: number[], sure: number, here: number}} ListingRanking best first,
 *   the score from which on one is an answer and not a guess, and how many of them run and serve this country
 */

vineStreet.ranking = (() => {
  const BAND = 0.1; // of the best score: within it something else decides
  const FRESH = 0.3; // of the best score, within which what was checked lately comes before what stands first and was not
  const STALE = 0.85; // of a score, what is left where nobody checked for long
  const KEEP = 0.4; // of the best score, to be shown at all
  const KEEP_HARD = 0.25; // where suicide or violence is meant: what won't call the police, say
  const ABROAD = 0.9; // and in another country
  const SURE = 0.7; // of the best score, to be an answer and not a guess
  // The order is one of numbers: sorting them is quick, also for ten thousand. How many values each part of one has:
  const [BANDS, WAYS, NAMES, FARS, LEVELS, ALL] = [16, 1024, 16, 4, 64, 2 ** 17];
  const STEP = 0.1; // kilometres that are told apart
  const [FIRST, HERE, INVENTED, ELSEWHERE, ENDED] = [0, 1, 2, 3, 4];

  /**
   * What the clock says of each listing: twice four times how it is open (0 now, 1 perhaps or later today, 2 not) and how
   * long ago it was checked (0 lately, 1 long ago, 2 never). Worked out once a minute.
   * @type {{minute: number, states: Uint8Array} | undefined}
   */
  let clock;
  function states() {
    const minute = Math.floor(Date.now() / 60_000);
    if (clock?.minute !== minute) {
      const { count, age } = vineStreet.directory;
      const states = Uint8Array.from({ length: count }, (_, each) => {
        const now = vineStreet.opening(each, "now");
        const open = now === "yes" ? 0 : now === "unknown" || vineStreet.opening(each, "today") === "yes" ? 1 : 2;
        const days = age(each);
        return 4 * open + (days === Infinity ? 2 : days > window.__place.checkEvery ? 1 : 0);
      });
      clock = { minute, states };
    }
    return clock.states;
  }

  /** The group of each listing, whatever is asked: HERE, ELSEWHERE or ENDED. @type {Uint8Array | undefined} */
  let places;
  function groups() {
    const { count, areas, areaOf, runs } = vineStreet.directory;
    places ??= Uint8Array.from({ length: count }, (_, each) =>
      !runs(each) ? ENDED : areas[areaOf[each]]?.serves === "elsewhere" ? ELSEWHERE : HERE,
    );
    return places;
  }

  /** For each listing, the place's own crisis lines 2, other lines of the country 1, what is in town 0. @type {Uint8Array | undefined} */
  let lineness;
  function linesFirst() {
    const { count, areas, areaOf, crisis } = vineStreet.directory;
    lineness ??= Uint8Array.from({ length: count }, (_, each) =>
      crisis.includes(each) ? 2 : areas[areaOf[each]]?.serves ? 1 : 0,
    );
    return lineness;
  }

  /** @type {ListingRanking} */
  return (scores, { hard, first, area, named, distances }) => {
    const { areas, areaOf, is } = vineStreet.directory;
    const [whose, state, lines] = [groups(), states(), linesFirst()];
    /** Whether a place of another country is meant. @param {number} listing */
    const isAsked = (listing) =>
      whose[listing] !== HERE &&
      ((named.get(listing) ?? 0) > ABROAD || (whose[listing] === ELSEWHERE && areas[areaOf[listing]]?.id === area));
    let best = 0;
    let anywhere = 0;
    for (let each = 0; each < scores.length; each++) {
      if (scores[each] > anywhere) anywhere = scores[each];
      if (scores[each] > best && (whose[each] === HERE || isAsked(each))) best = scores[each];
    }
    best ||= anywhere;
    /** @param {number} listing */
    function group(listing) {
      if (first.includes(listing)) return FIRST;
      const isInvented = hard && is(listing, "sample") && !vineStreet.relevance.isCalled(named, listing);
      if (whose[listing] === HERE) return isInvented ? INVENTED : HERE;
      return isAsked(listing) ? HERE : whose[listing];
    }
    const least = (hard ? KEEP_HARD : KEEP) * best;
    const keys = new Float64Array(scores.length);
    let some = 0;
    for (let each = 0; each < scores.length; each++) {
      const score = scores[each];
      if (!score || score < least) continue;
      const trusted = state[each] % 4 && !named.has(each) ? STALE * score : score;
      const band = Math.min(BANDS - 1, Math.floor((best - trusted) / (BAND * best)));
      const way = distances ? Math.min(WAYS - 1, Math.round(distances[each] / STEP)) : 0;
      const name = named.size ? Math.round((NAMES - 1) * (1 - (named.get(each) ?? 0))) : 0;
      const far = hard ? 2 - lines[each] : lines[each];
      let key = group(each) * BANDS + Math.max(0, band);
      if (hard) key = ((key * FARS + far) * WAYS + way) * NAMES + name;
      else key = ((key * WAYS + way) * NAMES + name) * FARS + far;
      key = (key * 16 + state[each]) * LEVELS + Math.round((LEVELS - 1) * (1 - score));
      keys[some++] = key * ALL + each;
    }
    const listings = Array.from(keys.subarray(0, some).sort(), (key) => key % ALL);
    // What has ended is found by its name, and is still no answer to begin with.
    if (some > 1 && whose[listings[0]] === ENDED && group(listings[1]) === HERE) {
      listings.splice(0, 2, listings[1], listings[0]);
    }
    /** @param {number} listing */
    const isStale = (listing) => state[listing] % 4 > 0;
    // What has to come first does, and what is invented comes after what is not.
    const top = some ? group(listings[0]) : FIRST;
    if ((top === HERE || top === INVENTED) && isStale(listings[0]) && !named.has(listings[0])) {
      const fresh = listings.findIndex(
        (each) => !isStale(each) && group(each) === top && scores[each] > (1 - FRESH) * best,
      );
      if (fresh > 0) listings.unshift(...listings.splice(fresh, 1));
    }
    const elsewhere = listings.findIndex((each) => group(each) >= ELSEWHERE);
    return { listings, sure: SURE * best, here: elsewhere < 0 ? some : elsewhere };
  };
})();
