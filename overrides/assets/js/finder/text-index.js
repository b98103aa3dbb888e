"use strict";
/* What people type → the listings and needs that fit, best first.

   A word weighs the more the fewer have it. A word of the query fits a listing as well as the nearest of the listing's
   own words, better in its name than in a sentence; and it fits a need the better, the more of a phrase of that need is
   typed: "lost my id" is all of a phrase of one need and half of a phrase of another. What fits a need lifts all
   listings that serve it. */

/**
 * @typedef {object} Asked a word of the query
 * @property {Near[]} near what it may mean
 * @property {number} weight
 * @property {boolean} small whether it tells little
 */

/**
 * @typedef {object} TextAnswer
 * @property {Int32Array} listings those that fit, best first
 * @property {Float32Array} scores of all listings: 1 is the best there can be, 0 does not fit
 * @property {{need: number, score: number}[]} needs those that are meant, best first
 * @property {string[]} unknown words of the query that nothing has
 */

/** @param {IndexData} data @returns {TextIndex} */
vineStreet.textIndex = ({ smallWords = "", ...data }) => {
  // How much of a query is looked at: characters, and different words.
  const LONGEST = 200;
  const MOST_WORDS = 24;
  // How well a word fits the need in whose phrase it is almost lost, where 1 is all of the phrase.
  const PART = 0.5;
  // What a phrase that is typed in full weighs at least, however small its words.
  const PHRASE = 0.6;
  // Of what a listing lacks to a full fit, where its need fits in full.
  const LIFT = 0.6;
  // Of the best score, for others to be worth showing.
  const KEEP_LISTING = 0.1;
  const KEEP_NEED = 0.5;
  // Of how well the best listing fits by its own words: a need stands its ground beside texts, but not beside names.
  const AS_WELL = 0.7;

  // Without the apostrophe these may be other words: i'd, id.
  const CONTRACTED = /\S*['’]\S*/g;
  const smallOnes = new Set(vineStreet.tokenize(smallWords.replace(CONTRACTED, "")));
  const leftOut = new Set(smallWords.match(CONTRACTED));
  /** @param {string} word */
  const isLeftOut = (word) => leftOut.has(word.toLowerCase().replace("’", "'"));
  /** @param {string} word */
  const isSmall = (word) => word.length === 1 || smallOnes.has(word);
  const count = data.needsOf.length;
  /** What is left to do; let go of in the end, with all that it holds. @type {Generator<void, Postings> | undefined} */
  let building = vineStreet.buildPostings(data, isSmall);
  /** @type {Postings} */
  let index;

  /** @param {number} milliseconds */
  function work(milliseconds) {
    const end = performance.now() + milliseconds;
    while (building) {
      const { value, done } = building.next();
      if (done) [index, building] = [value, undefined];
      if (performance.now() >= end) break;
    }
    return !building;
  }

  /** @param {string} query @returns {{asked: Asked[], unknown: string[]}} */
  function read(query) {
    const typed = query.slice(0, LONGEST).replace(CONTRACTED, (word) => (isLeftOut(word) ? "" : word));
    const goesOn = /[\p{L}\p{M}\p{N}]$/u.test(typed);
    const tokens = [...new Set(vineStreet.tokenize(typed))].slice(0, MOST_WORDS);
    const nears = tokens.map((token, place) => {
      const unfinished = goesOn && place === tokens.length - 1;
      const near = index.near(token, unfinished);
      return isSmall(token) && !unfinished ? near.filter(({ alike }) => alike === 1) : near;
    });
    for (let place = 1; place < tokens.length; place++) {
      const word = index.numbers.get(tokens[place - 1] + tokens[place]);
      if (word !== undefined) for (const near of nears.slice(place - 1, place + 1)) near.push({ word, alike: 1 });
    }
    const asked = nears.map((near, place) => {
      const { word } = near.reduce((best, each) => (each.alike > best.alike ? each : best), { word: -1, alike: 0 });
      return { near, weight: index.weights[word], small: isSmall(tokens[place]) };
    });
    return {
      asked: asked.filter(({ near }) => near.length),
      unknown: tokens.filter((token, place) => !nears[place].length && !isSmall(token)),
    };
  }

  /**
   * How well each word asked for fits each need, 0 to 1. Words that make up a whole phrase come to weigh more.
   * @param {Asked[]} asked
   * @returns {Float32Array[]}
   */
  function fitNeeds(asked) {
    /** @type {Map<number, Near[]>} phrase → for each word asked for, the nearest word of the phrase */
    const hits = new Map();
    asked.forEach(({ near }, place) => {
      for (const each of near) {
        for (const phrase of index.phrasesWith.get(each.word) ?? []) {
          const hit = hits.get(phrase) ?? [];
          hits.set(phrase, hit);
          if (!(hit[place]?.alike >= each.alike)) hit[place] = each;
        }
      }
    });
    const fits = asked.map(() => new Float32Array(data.needs.length));
    for (const [phrase, hit] of hits) {
      const { need, words, weight } = index.phrases[phrase];
      const typed = hit.reduce((sum, { word, alike }) => sum + (alike * index.weights[word]) / weight, 0);
      const least = typed > 0.99 ? PHRASE / words.length : 0;
      hit.forEach(({ alike }, place) => {
        fits[place][need] = Math.max(fits[place][need], alike * (PART + (1 - PART) * Math.min(1, typed)));
        if (asked[place].weight < least) Object.assign(asked[place], { weight: least, small: false });
      });
    }
    return fits;
  }

  /**
   * Keep in `best`, by listing, the best of `alike` × what the postings from `start` to `end` say.
   * @param {ArrayLike<number>} postings
   * @param {number} start
   * @param {number} end
   * @param {number} alike
   * @param {Float32Array} best
   */
  function gather(postings, start, end, alike, best) {
    for (let i = start; i < end; i++) {
      const listing = postings[i] >> 8;
      const fit = (alike * (postings[i] & 255)) / 255;
      if (fit > best[listing]) best[listing] = fit;
    }
  }

  /**
   * Listings with a good part of the `best` score, best first; the others come to have 0.
   * @param {Float32Array} scores
   * @param {number} best
   */
  function inOrder(scores, best) {
    const LEVELS = 4096; // finer than anyone can tell; counting into them is quicker than sorting
    /** @param {number} score */
    const level = (score) => Math.round((1 - score / best) * (LEVELS - 1));
    const starts = new Int32Array(LEVELS + 1);
    let some = 0;
    for (let listing = 0; listing < count; listing++) {
      if (scores[listing] <= KEEP_LISTING * best) {
        scores[listing] = 0;
        continue;
      }
      starts[level(scores[listing]) + 1]++;
      some++;
    }
    for (let each = 0; each < LEVELS; each++) starts[each + 1] += starts[each];
    const order = new Int32Array(some);
    for (let listing = 0; listing < count; listing++) {
      if (scores[listing]) order[starts[level(scores[listing])]++] = listing;
    }
    return order;
  }

  /** @param {string} query @returns {TextAnswer} */
  function search(query) {
    work(Infinity);
    const { asked, unknown } = read(query);
    const fits = fitNeeds(asked);
    const all = asked.reduce((sum, { weight }) => sum + weight, 0);
    const telling = asked.some(({ small }) => !small);
    const needs = data.needs.map((_, need) => ({ need, score: 0 }));
    const [scores, own, byText, byNeed] = [0, 0, 0, 0].map(() => new Float32Array(count));
    asked.forEach(({ near, weight, small }, place) => {
      const share = weight / all;
      byText.fill(0);
      byNeed.fill(0);
      // Nearly every listing has "the" somewhere; only who types nothing else means it.
      for (const { word, alike } of small && telling ? [] : near) {
        gather(index.postings, index.starts[word], index.starts[word + 1], alike, byText);
      }
      fits[place].forEach((fit, need) => {
        needs[need].score += share * fit;
        if (fit) gather(index.served[need], 0, index.served[need].length, fit, byNeed);
      });
      for (let listing = 0; listing < count; listing++) {
        const fit = byText[listing];
        own[listing] += share * fit;
        // The root: two words that fit fairly are more than one that fits in full.
        scores[listing] += share * Math.sqrt(fit + (1 - fit) * LIFT * byNeed[listing]);
      }
    });
    let [best, bestOwn] = [0, 0];
    for (let listing = 0; listing < count; listing++) {
      scores[listing] = scores[listing] ** 2 * (data.factors?.[listing] ?? 1); // the square takes the roots back
      best = Math.max(best, scores[listing]);
      bestOwn = Math.max(bestOwn, own[listing]);
    }
    const least = Math.max(AS_WELL * bestOwn, ...needs.map(({ score }) => KEEP_NEED * score));
    return {
      listings: inOrder(scores, best),
      scores,
      needs: needs.filter(({ score }) => score && score >= least).sort((one, other) => other.score - one.score),
      unknown,
    };
  }

  return { work, search };
};
