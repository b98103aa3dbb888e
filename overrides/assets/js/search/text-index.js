"use strict";
/* Documents, and how well each says a word. What is looked up is one word at a time: what a reader wants of all of them
   together is understanding.js and ranking.js.

   A word weighs the more the fewer documents have it, 0 to 1 (inverse document frequency). */

/**
 * @param {IndexData} data
 * @returns {TextIndex}
 */
vineStreet.textIndex = (data) => {
  const ENDED = 0.95; // how alike words are that differ in their endings
  /** What is left to do; let go of in the end, with all that it holds. @type {Generator<void, Postings> | undefined} */
  let building = vineStreet.buildPostings(data);
  /** @type {Postings} */
  let index;

  /** @type {TextIndex} */
  const here = {
    count: data.fields[0].texts.length,

    work(milliseconds) {
      const end = performance.now() + milliseconds;
      while (building) {
        const { value, done } = building.next();
        if (done) [index, building] = [value, undefined];
        if (performance.now() >= end) break;
      }
      return !building;
    },

    has: (token) => index.numbers.has(token),

    exact(token) {
      const word = index.numbers.get(token);
      return word === undefined ? [] : [{ word, alike: 1 }];
    },

    sure: (token) => index.near(token, false, false).filter(({ alike }) => alike >= ENDED),

    near(token, unfinished, before, slips = true) {
      const near = index.near(token, unfinished, slips);
      // People join words and part them as they like: night owl, nightowl.
      const joined = before === undefined ? undefined : index.numbers.get(before + token);
      return joined === undefined ? near : [...near, { word: joined, alike: 1 }];
    },

    typed: ({ tokens, goesOn }, place, slips) =>
      here.near(tokens[place], goesOn && place === tokens.length - 1, tokens[place - 1], slips),

    weight(near) {
      const best = near.reduce((one, other) => (other.alike > one.alike ? other : one), near[0]);
      return best ? index.weights[best.word] : 1;
    },

    visit(near, tell) {
      for (const { word, alike } of near) {
        for (let i = index.starts[word]; i < index.starts[word + 1]; i++) {
          tell(index.postings[i] >> 8, (alike * (index.postings[i] & 255)) / 255);
        }
      }
    },

    gather(near, best) {
      here.visit(near, (document, fit) => {
        if (fit > best[document]) best[document] = fit;
      });
      return best;
    },
  };
  return here;
};
