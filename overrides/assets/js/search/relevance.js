"use strict";
/* How well each listing answers what was understood, 0 to 1. What counts is what was recognised: a need and its kind, for
   whom it is, a name. A word that is left over counts fully where nothing else was recognised, and little beside a need. */

/**
 * @typedef {object} Ask one thing that was asked for
 * @property {number} weight
 * @property {Float32Array} fits for each listing, how well it answers
 * @property {string} typed
 * @property {boolean} isNeed
 * @property {boolean} isThere whether any place says that it has this kind
 */

vineStreet.relevance = (() => {
  const LATER = 0.12; // a need fits less by this where another comes first, and this again for each one more
  const LEAST = 0.3; // but not below this
  const KIND = 0.45; // of a fit, what is left to the kind: pet food for "food"
  const SAYS = 0.2; // of a fit to the whole of a need, for places that say it in the reader's own words
  const TEXT = 0.6; // how well a text fits that says it, where the place is not there for it
  const WHO = 0.7; // what it weighs for whom a place is; what is asked for weighs about 1
  const CRISIS = 1.5; // and lines for words of despair that name no need
  const IN_NOTES = 0.48; // more than a word weighs that stands in the further texts alone
  const NOTED = 0.7; // of such a fit, for the kind of a need
  const MANY = 0.4; // how well a listing fits, to count as having it
  const RARE = 0.5; // of its weight, what is left for something that all listings have
  const BESIDE = 0.5; // of its weight, for a need as a whole beside a kind of another
  const REST = 0.5; // of its weight, for a word beside a need that was recognised
  const NAMED = 0.6; // of a name and of what was typed, for it to be meant
  const CALLED = 0.75; // for it to be asked for: then nothing comes before it, invented or not

  /** How well each listing serves each need that was asked for. @type {Map<number, Float32Array>} */
  const served = new Map();
  /** @param {number} need */
  function serving(need) {
    const { needsOf, count } = vineStreet.directory;
    const fits =
      served.get(need) ??
      Float32Array.from({ length: count }, (_, listing) => {
        const place = needsOf(listing).indexOf(need);
        return place < 0 ? 0 : Math.max(LEAST, 1 - LATER * place);
      });
    served.set(need, fits);
    return fits;
  }

  /**
   * How well each listing says one of the phrases in its own words; a phrase of two words wants both.
   * @param {TextIndex} index
   * @param {string[]} phrases
   * @param {number} least how well: above IN_NOTES, it has to stand in what the place says of itself
   */
  function says(index, phrases, least) {
    const best = new Float32Array(index.count);
    const first = new Float32Array(index.count);
    for (const phrase of new Set(phrases)) {
      const [one, other] = phrase.split(" ").map((token) => index.sure(token));
      if (!one.length || (other && !other.length)) continue;
      if (other) index.gather(one, first);
      index.visit(other ?? one, (listing, fit) => {
        const both = other ? Math.min(fit, first[listing]) : fit;
        if (both >= least && both > best[listing]) best[listing] = both;
      });
      if (other) {
        index.visit(one, (listing) => {
          first[listing] = 0;
        });
      }
    }
    return best.map((fit) => (fit < IN_NOTES ? fit * NOTED : Math.sqrt(fit)));
  }

  /** Kinds of needs, looked up once. @type {Map<string, Float32Array>} */
  const kinds = new Map();
  /** @type {TextIndex | undefined} */
  let readIn;
  /** @param {TextIndex} index @param {Meant} meant */
  function sayingsFit(index, { kind, id, topic }) {
    if (readIn !== index) kinds.clear(); // names alone were read before
    readIn = index;
    const key = `${kind} ${id} ${topic}`;
    const fits =
      kinds.get(key) ?? says(index, vineStreet.lexicon.whole().sayings.get(key) ?? [], kind === "who" ? IN_NOTES : 0);
    kinds.set(key, fits);
    return fits;
  }

  /**
   * How well each listing says some of the words that were typed: the mean, by their weights.
   * @param {TextIndex} index
   * @param {Reading} reading
   * @param {number[]} at places of the words
   */
  function ownWords(index, reading, at) {
    const sum = new Float32Array(index.count);
    let all = 0;
    for (const place of at) {
      const near = index.typed(reading, place);
      const weight = index.weight(near);
      const fits = index.gather(near, new Float32Array(index.count));
      for (let each = 0; each < sum.length; each++) sum[each] += weight * fits[each];
      all += weight;
    }
    return all ? sum.map((fit) => fit / all) : sum;
  }

  /** What few listings have tells more of them, 0.5 to 1. @param {Float32Array} fits */
  function rarity(fits) {
    const having = fits.reduce((sum, fit) => sum + (fit > MANY ? 1 : 0), 0);
    return RARE + (1 - RARE) * (Math.log(1 + fits.length / (having + 1)) / Math.log(1 + fits.length));
  }

  /** The weights of all words of a name, once they were asked for. @type {number[]} */
  const nameWeights = [];
  /** @param {TextIndex} names @param {number} listing */
  const nameWeight = (names, listing) =>
    vineStreet
      .tokenize(vineStreet.directory.text("name")[listing])
      .filter((token) => !vineStreet.lexicon.whole().languages[0]?.small.has(token)) // nor do they count where it is typed
      .reduce((sum, token) => sum + names.weight(names.exact(token)), 0);

  return {
    /** @param {TextIndex} index @param {Reading} reading @returns {Ask[]} */
    asks(index, reading) {
      const { needs, count, crisis } = vineStreet.directory;
      /** @type {Ask[]} */
      const asks = [];
      const wanted = reading.meant.filter(({ isNot }) => !isNot);
      for (const meant of wanted) {
        const { kind, id, topic, typed, at, score } = meant;
        const telling = at.filter((place) => !reading.isSmall[place]);
        const isShared = wanted.filter((other) => other.kind === "need" && other.typed === typed).length;
        if (kind === "who") {
          const fits = sayingsFit(index, meant);
          asks.push({ weight: WHO * rarity(fits), fits, typed, isNeed: false, isThere: true });
        }
        const need = kind === "need" ? needs.findIndex((each) => each.id === id) : -1;
        if (need < 0) continue;
        const serves = serving(need);
        const own = ownWords(index, reading, telling);
        const kindFits = topic ? sayingsFit(index, meant) : own;
        const fits = Float32Array.from({ length: count }, (_, each) => {
          const there = serves[each];
          const said = Math.max(kindFits[each], own[each]);
          if (!there) return TEXT * said;
          return there * (topic ? 1 - KIND + KIND * said : 1 - SAYS + SAYS * said);
        });
        // "my daughter" beside "food stamps" says for whom: the kind of a need is what is asked for.
        const others = wanted.filter((other) => other.kind === "need" && other.id !== id && other.typed !== typed);
        const isWho = wanted.some((other) => other.kind === "who" && other.typed === typed);
        const isBeside = isWho ? others.length > 0 : !topic && others.some((other) => other.topic);
        const isThere = !topic || kindFits.some((fit, each) => fit > NOTED && serves[each] > 0);
        asks.push({
          weight: (rarity(topic && isThere ? kindFits : fits) * Math.sqrt(score) * (isBeside ? BESIDE : 1)) / isShared,
          fits,
          typed,
          isNeed: true,
          isThere,
        });
      }
      const isHard = wanted.some(
        ({ kind, id }) => kind === "need" && needs.some((need) => need.hard && need.id === id),
      );
      if (reading.wantsLines && !isHard) {
        const fits = Float32Array.from(serving(needs.findIndex(({ hard }) => hard)));
        for (const each of crisis) fits[each] = 1;
        asks.push({ weight: CRISIS, fits, typed: "", isNeed: true, isThere: true });
      }
      const share = asks.some(({ isNeed }) => isNeed) ? REST : 1;
      for (const place of reading.rest) {
        const near = index.typed(reading, place);
        if (!near.length) continue;
        const fits = index.gather(near, new Float32Array(count));
        asks.push({
          weight: share * index.weight(near),
          fits,
          typed: reading.words[place],
          isNeed: false,
          isThere: true,
        });
      }
      return asks;
    },

    /** @param {Ask[]} asks @param {number} count */
    scores(asks, count) {
      const all = asks.reduce((sum, { weight }) => sum + weight, 0) || 1;
      const scores = new Float32Array(count);
      for (const { weight, fits } of asks) {
        for (let each = 0; each < count; each++) scores[each] += (weight / all) * fits[each];
      }
      return scores;
    },

    /**
     * How much of its name, and how much of what was typed, is the other: the harmonic mean (F-measure); 0 below NAMED.
     * @param {TextIndex} names
     * @param {Reading} reading
     * @returns {Map<number, number>}
     */
    named(names, reading) {
      const { languages } = vineStreet.lexicon.whole();
      const met = new Float32Array(names.count);
      const fits = new Float32Array(names.count);
      let typed = 0;
      for (const [place, isSmall] of reading.isSmall.entries()) {
        if (isSmall) continue;
        // A word of the language is no slip of a name: food, Good Dog Pantry.
        const isWord = languages.some(({ words }) => words.has(reading.tokens[place]));
        const near = names.typed(reading, place, !isWord);
        const weight = names.weight(near);
        typed += weight;
        if (!near.length) continue;
        names.gather(near, fits.fill(0));
        for (let each = 0; each < met.length; each++) if (fits[each]) met[each] += weight;
      }
      /** @type {Map<number, number>} */
      const named = new Map();
      for (let listing = 0; listing < met.length; listing++) {
        if (!met[listing] || met[listing] < (NAMED * typed) / 2) continue;
        const recall = Math.min(1, met[listing] / ((nameWeights[listing] ??= nameWeight(names, listing)) || Infinity));
        const precision = met[listing] / typed;
        const mean = (2 * recall * precision) / (recall + precision);
        if (mean >= NAMED) named.set(listing, mean);
      }
      return named;
    },

    isCalled: (named, listing) => (named.get(listing) ?? 0) >= CALLED,
  };
})();
