"use strict";
/* All words of documents, turned round: for each word, the documents that have it. */

/**
 * @typedef {object} Postings words by their numbers, documents by their indexes
 * @property {Map<string, number>} numbers of words
 * @property {FuzzyMatcher} near
 * @property {Float32Array} weights of words: 1 for one that nobody has, the less the more have it
 * @property {Int32Array} starts where the postings of each word begin
 * @property {Int32Array} postings document << 8 | how well the word fits it, 0 to 255
 */

/**
 * Read everything, with a pause wherever there may be one.
 * @param {IndexData} data
 * @returns {Generator<void, Postings>}
 */
vineStreet.buildPostings = function* ({ fields, endings }) {
  // Words between two pauses.
  const AT_ONCE = 2000;
  // How well a word fits that stands in a field of no weight, where 1 is the heaviest.
  const IN_TEXT = 0.5;
  // A text of so many words, or more, fits less by this; shorter ones by less.
  const LONG = 20;
  const LESS = 0.2;

  const columns = [...fields].sort((one, other) => other.weight - one.weight);
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {number[]} for each word, the last document that it was met in */
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

  /** @param {number} document */
  function read(document) {
    for (const { weight, texts } of columns) {
      const share = weight / columns[0].weight;
      let words = wordsOf.get(texts[document]);
      if (!words) {
        const tokens = vineStreet.tokenize(texts[document]);
        words = (share === 1 ? [...tokens, ...joined(tokens)] : tokens).map(add);
        wordsOf.set(texts[document], words);
      }
      const fit = 255 * (IN_TEXT + (1 - IN_TEXT) * share) * (1 - LESS * Math.min(1, words.length / LONG));
      if (size + 2 * words.length > met.length) {
        const grown = new Int32Array(2 * (met.length + words.length));
        grown.set(met);
        met = grown;
      }
      for (const word of words) {
        // It may stand in a heavier field too, which came first.
        if (lastIn[word] === document) continue;
        lastIn[word] = document;
        met[size++] = word;
        met[size++] = (document << 8) | fit;
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

  const documents = fields[0].texts.length;
  let before = 0;
  for (let document = 0; document < documents; document++) {
    if (size - before > AT_ONCE) {
      before = size;
      yield;
    }
    read(document);
  }
  yield;
  const near = vineStreet.fuzzyMatcher(numbers, endings);
  yield;
  const starts = count();
  yield;
  const postings = byWord(starts);
  yield;
  const all = Math.log(1 + documents);
  const weights = Float32Array.from(
    { length: numbers.size },
    (_, word) => Math.log(1 + documents / (starts[word + 1] - starts[word] + 1)) / all,
  );
  return { numbers, near, weights, starts, postings };
};
