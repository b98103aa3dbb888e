"use strict";
/* Which words of a vocabulary a typed word may mean, and how alike they are: 1 the same, 0 nothing in common. Words are
   alike that differ in the endings of their language; where nobody told us these, in a shared beginning. Slips of typing
   are told by counting letters. */

/**
 * How many slips of typing lead from one word to another: a letter too many, missing, wrong, or two that changed places
 * (Damerau and Levenshtein's distance, in the variant that touches each place once).
 * @param {string} one
 * @param {string} other
 * @param {number} most no need to count further
 * @param {boolean} [goesOn] to the nearest beginning of `other`
 * @returns {number} more than `most` where they are farther apart
 */
vineStreet.editDistance = (one, other, most, goesOn = false) => {
  if (one.length - other.length > most || (!goesOn && other.length - one.length > most)) return most + 1;
  /** @type {number[]} */
  let before = [];
  /** @type {number[]} */
  let last = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i++) {
    [before, last, row] = [last, row, [i]];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const wrong = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1] ? before[j - 2] + 1 : wrong;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, wrong, swapped);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return goesOn ? Math.min(...row) : row[other.length];
};

/**
 * @typedef {object} Near
 * @property {number} word its number
 * @property {number} alike above 0, at most 1
 */

/**
 * @param {Map<string, number>} numbers of all words
 * @param {Set<string>} [endings] in which words differ that mean the same: s, ed, ing
 * @returns {FuzzyMatcher} what a typed word may mean; an unfinished one may go on, and slips of typing are forgiven or not
 */
vineStreet.fuzzyMatcher = (numbers, endings = new Set()) => {
  // Words that differ in their endings share a beginning: at least so many letters, and of the longer one so much.
  const STEM = 3;
  const SHARED = 0.55;
  // How likely a word is meant that differs in its ending; more letters than a plural's change a short word too much.
  const ENDED = 0.95;
  const SHORT = 4;
  // How likely what goes on from an unfinished word is meant; and from one that is a word already: bus, business.
  const GOES_ON = 0.8;
  const GOES_ON_FROM_A_WORD = 0.5;
  // How likely a slip is, in a word of many letters; and one in the first letter, which hardly anyone gets wrong.
  const SLIPPED = 0.9;
  const WRONG_FROM_THE_START = 0.6;
  // Letters of a word in which two slips are forgiven.
  const LONG = 8;

  const vocabulary = [...numbers.keys()].sort();
  const numberOf = vocabulary.map((word) => numbers.get(word) ?? -1);
  const letters = Int32Array.from(vocabulary, lettersOf);

  /** A bit for each letter. A slip changes two at most, so most words need no closer look. @param {string} word */
  function lettersOf(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }

  /** @param {number} bits */
  function ones(bits) {
    let count = 0;
    for (let rest = bits; rest; rest &= rest - 1) count++;
    return count;
  }

  /** Where `word` stands in the vocabulary, or would. @param {string} word */
  function placeOf(word) {
    let [low, high] = [0, vocabulary.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (vocabulary[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a word goes on from a stem in an ending; stop, stopping. @param {string} rest @param {string} last of the stem */
  const isEnding = (rest, last) => !rest || endings.has(rest) || (rest[0] === last && endings.has(rest.slice(1)));

  /** How alike two words are but for their endings. @param {string} word @param {string} other */
  function alikeInStem(word, other) {
    let stem = 0;
    while (stem < word.length && word[stem] === other[stem]) stem++;
    if (endings.size) {
      if (stem < STEM) return 0;
      const rests = [word.slice(stem), other.slice(stem)];
      const longest = rests[0].length > rests[1].length ? rests[0] : rests[1];
      // A silent e: bake, baking; but car and care are two words.
      const isOther = rests.includes("") && longest === "e";
      if (isOther || (stem < SHORT && longest.length > 1 && longest !== "es")) return 0;
      return rests.every((rest) => isEnding(rest, word[stem - 1])) ? ENDED : 0;
    }
    const longer = Math.max(word.length, other.length);
    const share = stem / longer;
    if (stem < STEM || share < SHARED) return 0;
    // Shower and showers; story and stories, but not warm and ward.
    if (stem === Math.min(word.length, other.length)) return Math.sqrt(share);
    return stem > STEM ? share : 0;
  }

  /**
   * The words that a few slips make `word` of; with `goesOn`, those of which they make `word` and more.
   * @param {string} word
   * @param {boolean} goesOn
   */
  function slipped(word, goesOn) {
    const most = word.length < LONG ? 1 : 2;
    const bits = lettersOf(word);
    /** @type {Near[]} */
    const near = [];
    vocabulary.forEach((other, index) => {
      const differing = goesOn ? ones(bits & ~letters[index]) : ones(bits ^ letters[index]) / 2;
      if (differing > most || other.length < STEM || (goesOn && other[0] !== word[0])) return;
      const slips = vineStreet.editDistance(word, other, most, goesOn);
      const alike = (word[0] === other[0] ? SLIPPED : WRONG_FROM_THE_START) * (1 - slips / word.length);
      if (slips <= most) near.push({ word: numberOf[index], alike });
    });
    return near;
  }

  /** Words with the same beginning stand together. @param {string} word @param {boolean} unfinished */
  function begun(word, unfinished) {
    const place = placeOf(word);
    const goesOn = unfinished && Boolean(vocabulary[place]?.startsWith(word));
    const going = numbers.has(word) ? GOES_ON_FROM_A_WORD : GOES_ON;
    /** @type {Near[]} */
    const near = [];
    const beginning = word.slice(0, Math.max(STEM, Math.floor(word.length * SHARED)));
    for (let index = placeOf(beginning); vocabulary[index]?.startsWith(beginning); index++) {
      const other = vocabulary[index];
      let alike = other === word ? 1 : alikeInStem(word, other);
      if (goesOn && other.startsWith(word)) alike = Math.max(alike, going);
      if (alike) near.push({ word: numberOf[index], alike });
    }
    return { near, goesOn };
  }

  /** @param {string} word @param {boolean} unfinished @param {boolean} slips */
  function look(word, unfinished, slips) {
    const { near, goesOn } = begun(word, unfinished);
    if (!slips || numbers.has(word) || goesOn || word.length < STEM || /\p{N}/u.test(word)) return near;
    near.push(...slipped(word, false));
    return near.length || !unfinished || word.length === STEM ? near : slipped(word, true);
  }

  // The same words are asked for again with every key.
  const MOST_KEPT = 500;
  /** @type {Map<string, Near[]>} */
  const kept = new Map();

  return (word, unfinished, slips = true) => {
    const key = `${word}${unfinished ? "*" : ""}${slips ? "?" : ""}`;
    let near = kept.get(key);
    if (!near) {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, (near = look(word, unfinished, slips)));
    }
    return near;
  };
};
