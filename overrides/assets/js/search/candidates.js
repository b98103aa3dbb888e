"use strict";
/* The listings in the order in which to look at them: by what was typed, or else by lists; by the way there, where the
   reader's place is known. Reading every text of ten thousand listings keeps a slow phone busy for a second or two:
   until that is done, the names and areas, which are read in a moment, answer. */

/**
 * @typedef {object} Candidates
 * @property {number[]} listings
 * @property {(listing: number) => boolean} isSure whether it is an answer; the others are guesses
 * @property {(listing: number) => boolean} isElsewhere whether it has ended, or serves a country that nobody named
 * @property {(one: number, other: number) => boolean} isFarBelow whether one answers what was typed much less than other
 * @property {boolean} isCalled whether what was typed is what one that serves here is called
 * @property {Reading | null} reading of what was typed
 * @property {(listing: number) => string[]} why the typed words that it answers
 * @property {string[]} strange typed words that stand nowhere
 * @property {boolean} early whether there will be a better answer when everything has been read
 */

vineStreet.candidates = (() => {
  const WHY = 0.3; // how well a listing answers a part of what was typed, for that to be why it is there
  const FAR_BELOW = 0.85; // of how well another answers what was typed
  const IN_REACH = 3; // listings that are seen at once
  const SOON_READ = 2000; // listings: fewer are not worth two answers

  /** @type {{whole: TextIndex, names: TextIndex, ready: boolean} | undefined} */
  let indexes;
  /** All that run, in the order of lists. @type {number[] | undefined} */
  let running;
  /**
   * The same by the distance from where the reader is; sorting ten thousand takes a slow phone a while.
   * @type {{distances: Float64Array | null, listings: number[]}}
   */
  let byWay = { distances: null, listings: [] };

  function prepare() {
    const { text, areaOf, areas } = vineStreet.directory;
    const { endings } = vineStreet.lexicon.whole();
    const name = { weight: 4, texts: text("name") };
    const area = { weight: 1.5, texts: areaOf.map((each) => areas[each]?.label ?? "") };
    const fields = [
      name,
      area,
      { weight: 2, texts: text("what") },
      { weight: 1.5, texts: text("organisation") },
      { weight: 1, texts: text("whoFor") },
      { weight: 1, texts: text("address") },
      { weight: 0.5, texts: text("further") },
    ];
    return {
      whole: vineStreet.textIndex({ fields, endings }),
      names: vineStreet.textIndex({ fields: [name], endings }),
      ready: false,
    };
  }

  /** Read on for so long. @param {number} milliseconds */
  function read(milliseconds) {
    if (!vineStreet.lexicon.read(milliseconds)) return false;
    indexes ??= prepare();
    indexes.ready ||= indexes.names.work(milliseconds) && indexes.whole.work(milliseconds);
    return indexes.ready;
  }

  /** @param {number[]} listings @param {Float64Array} distances */
  const byDistance = (listings, distances) => listings.sort((one, other) => distances[one] - distances[other] || 0);

  /** @param {Filters} filters @param {Float64Array | null} distances @returns {Candidates} */
  function inLists(filters, distances) {
    const { count, runs, crisis } = vineStreet.directory;
    running ??= Array.from({ length: count }, (_, each) => each).filter(runs);
    if (distances && distances !== byWay.distances) {
      byWay = { distances, listings: byDistance([...running], distances) };
    }
    let listings = distances ? byWay.listings : running;
    if (distances && vineStreet.filters.isHard(filters)) {
      const isLine = (/** @type {number} */ each) => crisis.includes(each);
      listings = [...listings.filter(isLine), ...listings.filter((each) => !isLine(each))];
    }
    return {
      listings,
      isSure: () => true,
      isFarBelow: () => false,
      isElsewhere: () => false,
      isCalled: false,
      reading: null,
      why: () => [],
      strange: [],
      early: false,
    };
  }

  /**
   * Where a need is meant that the place's crisis lines serve, too, and all that comes first is invented, one of them
   * comes third: nobody answers the others.
   * @param {number[]} listings best first
   * @param {string[]} meant ids of needs
   */
  function withALine(listings, meant) {
    const { needs, needsOf, crisis, is } = vineStreet.directory;
    const serves = (/** @type {number} */ each) => needsOf(each).some((need) => meant.includes(needs[need].id));
    const line = listings.find((each) => crisis.includes(each) && serves(each));
    if (line === undefined || !listings.slice(0, IN_REACH).every((each) => is(each, "sample"))) return listings;
    const others = listings.filter((each) => each !== line);
    return [...others.slice(0, IN_REACH - 1), line, ...others.slice(IN_REACH - 1)];
  }

  /** Those that are worth telling: each once, and none of one letter. @param {string[]} words */
  const worthTelling = (words) => [...new Set(words)].filter((word) => [...word].length > 1);

  /** @param {Reading} reading */
  const hasWishes = ({ wants: { open, facets, area, language } }) => Boolean(open || facets.length || area || language);

  /** @param {Filters} filters @param {Float64Array | null} distances @returns {Candidates} */
  function byWords(filters, distances) {
    const { count, needs, emergency, is } = vineStreet.directory;
    indexes ??= prepare();
    const { names, whole, ready } = indexes;
    names.work(Infinity);
    const early = !ready && count > SOON_READ;
    if (!early) read(Infinity);
    const index = early ? names : whole;
    const reading = vineStreet.understand(filters.text, index.has, filters.ignored);
    const asks = vineStreet.relevance.asks(index, reading);
    const scores =
      asks.length || !hasWishes(reading) ? vineStreet.relevance.scores(asks, count) : new Float32Array(count).fill(1);
    const named = vineStreet.relevance.named(names, reading);
    if (reading.wantsLines) named.clear(); // nothing that is invented comes before the lines
    /** @param {number} listing */
    const isCalled = (listing) => vineStreet.relevance.isCalled(named, listing);
    for (const [listing, fit] of named)
      scores[listing] = Math.max(scores[listing], isCalled(listing) ? 1 : 0.5 + fit / 2);
    const meantNeeds = reading.meant.filter(({ kind, isNot }) => kind === "need" && !isNot).map(({ id }) => id);
    const isHard = reading.wantsLines || needs.some(({ id, hard }) => hard && meantNeeds.includes(id));
    const first = reading.despair === "emergency" ? emergency : [];
    for (const each of first) scores[each] = 1;
    const area = filters.area || reading.wants.area;
    const ranked = vineStreet.ranking(scores, { hard: isHard, first, area, named, distances });
    const [{ sure }, listings] = [ranked, withALine(ranked.listings, meantNeeds)];
    const elsewhere = new Set(ranked.listings.slice(ranked.here));
    const strange =
      early || reading.wantsLines // nobody is told then that we know no such word
        ? []
        : reading.rest.filter((place) => !whole.near(reading.tokens[place], false, reading.tokens[place - 1]).length);
    const missing = asks.filter(({ isThere }) => !isThere).map(({ typed }) => typed);
    /** An invented place is no answer where somebody means suicide or violence. @param {number} listing */
    const isUnasked = (listing) => isHard && is(listing, "sample") && !isCalled(listing);
    const isGuess = missing.length > 0 || strange.length > asks.length;
    return {
      listings,
      isSure: (listing) => !isGuess && scores[listing] >= sure && !isUnasked(listing),
      isElsewhere: (listing) => elsewhere.has(listing),
      isCalled: listings.length > 0 && isCalled(listings[0]) && !elsewhere.has(listings[0]),
      isFarBelow: (one, other) => scores[one] < FAR_BELOW * scores[other],
      reading,
      strange: worthTelling([...missing, ...strange.map((place) => reading.words[place])]),
      why: (listing) => [...new Set(asks.filter(({ fits }) => fits[listing] >= WHY).map(({ typed }) => typed))],
      early,
    };
  }

  return {
    read,
    /** @param {Filters} filters @param {Float64Array | null} distances */
    find: (filters, distances) => (filters.text.trim() ? byWords : inLists)(filters, distances),
  };
})();
