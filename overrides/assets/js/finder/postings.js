"use strict";
/* All words of listings and needs, turned round: for each word, the listings and the phrases of needs that have it. */

/**
 * @typedef {object} Postings words by their numbers, listings and needs by their indexes
 * @property {Map<string, number>} numbers of words
 * @property {(word: string, unfinished: boolean) => Near[]} near
 * @property {Float32Array} weights of words: 1 for one that nobody has, the less the more have it
 * @property {Int32Array} starts where the postings of each word begin
 * @property {Int32Array} postings listing << 8 | how well the word fits it, 0 to 255
 * @property {number[][]} served for each need, postings of the listings that serve it
 * @property {{need: number, words: number[], weight: number}[]} phrases that mean needs
 * @property {Map<number, number[]>} phrasesWith word → phrases
 */

/**
 * Read everything, with a pause wherever there may be one.
 * @param {IndexData} data
 * @param {(word: string) => boolean} isSmall whether a word tells little
 * @returns {Generator<void, Postings>}
 */
vineStreet.buildPostings = function* ({ fields, needs, needsOf }, isSmall) {
  // Listings between two pauses.
  const AT_ONCE = 64;
  // How well a word fits that stands in a field of no weight, where 1 is the heaviest.
  const IN_TEXT = 0.5;
  // A text of so many words, or more, fits less by this; shorter ones by less.
  const LONG = 20;
  const LESS = 0.2;
  // Of its weight, for a word that tells little.
  const SMALL = 0.1;
  // A need fits less by this where another comes first, and this again for each one more.
  const LATER = 0.2;

  const columns = [...fields].sort((one, other) => other.weight - one.weight);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {number[]} for each word, the last listing that it was met in */
  const lastIn = [];
  /** A word and its posting by turns, as many as `size` says. Grown as needed: arrays of numbers are slow to push to. */
  let met = new Int32Array(2 ** 16);
  let size = 0;
  /** @type {Map<string, number[]>} texts → words: many listings share an organisation, an area, a street */
  const wordsOf = new Map();

  /** @param {string} word */
  function add(word) {
    let number = numbers.get(word);
    if (number === undefined) numbers.set(word, (number = lastIn.push(-1) - 1));
    return number;
  }

  /** People join words and part them as they like: night owl, nightowl. @param {string[]} tokens */
  const joined = (tokens) => tokens.slice(1).map((token, place) => tokens[place] + token);

  /** @param {number} listing */
  function read(listing) {
    for (const { weight, texts } of columns) {
      const share = weight / columns[0].weight;
      let words = wordsOf.get(texts[listing]);
      if (!words) {
        const tokens = vineStreet.tokenize(texts[listing]);
        words = (share === 1 ? [...tokens, ...joined(tokens)] : tokens).map(add);
        wordsOf.set(texts[listing], words);
      }
      const fit = 255 * (IN_TEXT + (1 - IN_TEXT) * share) * (1 - LESS * Math.min(1, words.length / LONG));
      if (size + 2 * words.length > met.length) {
        const grown = new Int32Array(2 * (met.length + words.length));
        grown.set(met);
        met = grown;
      }
      for (const word of words) {
        // It may stand in a heavier field too, which came first.
        if (lastIn[word] === listing) continue;
        lastIn[word] = listing;
        met[size++] = word;
        met[size++] = (listing << 8) | fit;
      }
    }
  }

  /** Where the postings of each word begin. */
  function count() {
    const starts = new Int32Array(numbers.size + 1);
    for (let i = 0; i < size; i += 2) starts[met[i] + 1]++;
    for (let word = 0; word < numbers.size; word++) starts[word + 1] += starts[word];
    return starts;
  }

  /** @param {Int32Array} starts */
  function byWord(starts) {
    const postings = new Int32Array(size / 2);
    const next = starts.slice();
    for (let i = 0; i < size; i += 2) postings[next[met[i]]++] = met[i + 1];
    return postings;
  }

  const phrases = needs.flatMap(({ label, words }, need) =>
    [label, ...words]
      .map((phrase) => vineStreet.tokenize(phrase))
      .flatMap((tokens) => (tokens.length === 2 ? [tokens, joined(tokens)] : [tokens]))
      .map((tokens) => ({ need, words: [...new Set(tokens)].map(add), weight: 0 })),
  );
  for (let listing = 0; listing < needsOf.length; listing++) {
    if (listing % AT_ONCE === 0) yield;
    read(listing);
  }
  yield;
  const near = vineStreet.fuzzyMatcher(numbers);
  yield;
  const starts = count();
  yield;
  const postings = byWord(starts);
  yield;

  /** @type {Map<number, number[]>} */
  const phrasesWith = new Map();
  phrases.forEach(({ words }, phrase) => {
    for (const word of words) phrasesWith.set(word, [...(phrasesWith.get(word) ?? []), phrase]);
  });
  /** @param {number} having @param {number} all */
  const rarity = (having, all) => Math.log(1 + all / (having + 1)) / Math.log(1 + all);
  const weights = new Float32Array(numbers.size);
  for (const word of weights.keys()) weights[word] = rarity(starts[word + 1] - starts[word], needsOf.length);
  for (const [word, some] of phrasesWith) {
    const meaning = new Set(some.map((phrase) => phrases[phrase].need));
    // Where there are no listings yet, their rarity is no number.
    weights[word] = Math.min(weights[word] || 1, rarity(meaning.size, needs.length));
  }
  for (const [word, number] of numbers) if (isSmall(word)) weights[number] *= SMALL;
  for (const phrase of phrases) phrase.weight = phrase.words.reduce((sum, word) => sum + weights[word], 0);

  /** @type {number[][]} */
  const served = needs.map(() => []);
  for (const [listing, some] of needsOf.entries()) {
    for (const [place, need] of some.entries()) {
      served[need].push((listing << 8) | (255 * Math.max(0, 1 - LATER * place)));
    }
  }
  return { numbers, near, weights, starts, postings, served, phrases, phrasesWith };
};
