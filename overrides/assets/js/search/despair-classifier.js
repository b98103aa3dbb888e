"use strict";
/* Words of despair that nobody wrote down: how much of what was typed the examples of it have in common. The weights are
   those of Python's despair_classifier.py, which says what they are. */

vineStreet.despairScore = (() => {
  const STEPS = 4; // of a weight, to 1
  const ZERO = "<".charCodeAt(0);

  const encoder = new TextEncoder();

  /** FNV-1a, 32 bits, folded. @param {string} text */
  function hash(text) {
    let number = 2166136261;
    for (const byte of encoder.encode(text)) number = Math.imul(number ^ byte, 16777619);
    return (number ^ (number >>> 16)) >>> 0;
  }

  /** Words, neighbours, the first and the last, pairs but one apart. @param {string[]} tokens */
  function features(tokens) {
    const ends = ["^", ...tokens, "$"];
    return [
      ...tokens,
      ...ends.slice(1).map((token, place) => `${ends[place]} ${token}`),
      ...tokens.slice(2).map((token, place) => `${tokens[place]}_${token}`),
    ];
  }

  /** @param {string[]} tokens as they are meant @param {DespairWeights} weights */
  return (tokens, { bias, signs }) => {
    const numbers = new Set(features(tokens).map((feature) => hash(feature) % signs.length));
    let score = bias;
    for (const number of numbers) score += (signs.charCodeAt(number) - ZERO) / STEPS;
    return score;
  };
})();
