"use strict";
/* The listings in the order in which to look at them: by words, or else by lists; by the way there, where the reader's
   place is known. What words mean for another country comes after what they mean as well for this one. Where somebody
   means suicide or violence, invented places come last, and no place that is near comes before the crisis lines. */

/**
 * @typedef {object} Candidates
 * @property {number[]} listings
 * @property {{need: number, score: number}[]} needs that the typed words mean
 * @property {string[]} strange typed words that stand nowhere in the directory
 * @property {boolean} early whether there will be a better answer when everything has been read
 */

(() => {
  const STRONG = 0.5; // of the best score: near enough to it that something else decides

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

  /** @param {number} listing */
  const isInvented = (listing) => vineStreet.directory.is(listing, "sample");

  /** @param {number[]} listings */
  const realFirst = (listings) => [...listings.filter((each) => !isInvented(each)), ...listings.filter(isInvented)];

  /** Whether it serves another country, which nobody has named. @param {number} listing @param {string} typed */
  function isAbroad(listing, typed) {
    const { areas, areaOf } = vineStreet.directory;
    const area = areas[areaOf[listing]];
    const named = area?.label.split(" ").at(-1) ?? ""; // The United Kingdom
    return area?.serves === "elsewhere" && !typed.toLowerCase().includes(named.toLowerCase());
  }

  /** @param {number[]} listings */
  function linesFirst(listings) {
    const { crisis } = vineStreet.directory;
    const isLine = (/** @type {number} */ each) => crisis.includes(each);
    return [...listings.filter(isLine), ...listings.filter((each) => !isLine(each))];
  }

  /**
   * @param {Filters} filters
   * @param {Float64Array | null} distances
   * @returns {Candidates}
   */
  vineStreet.candidates = (filters, distances) => {
    const chosen = vineStreet.filters.isHard(filters);
    if (!filters.text.trim()) {
      const { count, runs } = vineStreet.directory;
      running ??= Array.from({ length: count }, (_, each) => each).filter(runs);
      if (distances && distances !== byWay.distances) {
        byWay = { distances, listings: byDistance([...running], distances) };
      }
      const listings = !distances ? running : chosen ? linesFirst(byWay.listings) : byWay.listings;
      return { listings, needs: [], strange: [], early: false };
    }
    const { listings: found, scores, needs, unknown: strange, early } = vineStreet.query.search(filters.text);
    const meant = needs.length > 0 && Boolean(vineStreet.directory.needs[needs[0].need].hard);
    const byScore = [...found];
    const edge = STRONG * (scores[byScore[0]] ?? 0);
    const isStrong = (/** @type {number} */ each) => scores[each] >= edge && !isAbroad(each, filters.text);
    const strong = byScore.filter(isStrong);
    let listings = [...strong, ...byScore.filter((each) => !isStrong(each))];
    if (distances) {
      listings = [...byDistance(strong, distances), ...listings.slice(strong.length)];
      if (chosen || meant) listings = linesFirst(listings);
    }
    return { listings: meant ? realFirst(listings) : listings, needs, strange, early };
  };
})();
