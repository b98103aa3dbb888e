"use strict";
/* What there is to read: essays, conversations, things to try. A text is found by its title and by the phrases that its
   front matter gives: how much of one is typed, and how much of what is typed it is; and by what it says. */

vineStreet.texts = (() => {
  const PHRASED = 0.8; // of a page's fit, what its title and its phrases make; the rest is what it says
  const SAID = 0.6; // how well a page fits at best that only says the words
  const SMALL = 0.35; // of what a word counts that tells something
  const UNKNOWN = 0.3; // and one that no page has
  const ALIKE = 0.5; // what a word of a phrase has to have in common with one that is typed
  const ASIDE = 0.5; // pages for those who keep the site

  /** @typedef {{page: number, weight: number}} Known a title or a phrase, with the weights of all its words */
  /** @type {TextIndex | undefined} */
  let index;
  /** @type {{phrases: Known[], having: Map<number, number[]>} | undefined} */
  let known;

  const pages = () => window.__pages ?? [];

  function indexOf() {
    /** @param {(page: PageData) => string} text */
    const texts = (text) => pages().map(text);
    return vineStreet.textIndex({
      endings: vineStreet.lexicon.whole().endings,
      fields: [
        { weight: 4, texts: texts(({ title }) => title) },
        { weight: 3, texts: texts(({ words }) => words) },
        { weight: 2, texts: texts(({ description }) => description) },
        { weight: 2, texts: texts(({ sections }) => sections.map(([, heading]) => heading).join("\n")) },
        { weight: 1, texts: texts(({ sections }) => sections.map(([, , text]) => text).join("\n")) },
      ],
    });
  }

  /** @param {string} token */
  const smallness = (token) => (vineStreet.lexicon.whole().languages.some(({ small }) => small.has(token)) ? SMALL : 1);

  /** @param {TextIndex} index */
  function phrasesOf(index) {
    /** @type {Known[]} */
    const phrases = [];
    /** @type {Map<number, number[]>} word → phrases */
    const having = new Map();
    for (const [page, { title, words }] of pages().entries()) {
      for (const text of new Set([title, ...words.split("\n")])) {
        let weight = 0;
        for (const token of new Set(vineStreet.tokenize(text))) {
          const near = index.exact(token);
          for (const { word } of near) having.set(word, [...(having.get(word) ?? []), phrases.length]);
          weight += smallness(token) * index.weight(near);
        }
        if (weight) phrases.push({ page, weight });
      }
    }
    return { phrases, having };
  }

  /** @param {number} milliseconds */
  function read(milliseconds) {
    index ??= indexOf();
    if (!index.work(milliseconds)) return false;
    known ??= phrasesOf(index);
    return true;
  }

  return {
    read,

    /**
     * @param {Reading} reading
     * @returns {{page: number, score: number}[]} best first
     */
    find(reading) {
      read(Infinity);
      if (!index || !known) return [];
      const { phrases, having } = known;
      const { tokens, isSmall } = reading;
      const weights = new Float32Array(tokens.length);
      const said = new Float32Array(pages().length);
      /** @type {Map<number, [hit: number, met: number]>} phrase → weights of its words that are typed, and of these */
      const hits = new Map();
      for (const place of tokens.keys()) {
        const near = index.typed(reading, place);
        const weight = (isSmall[place] ? SMALL : 1) * (near.length ? index.weight(near) : UNKNOWN);
        weights[place] = weight;
        /** @type {Map<number, number>} */
        const met = new Map();
        for (const { word, alike } of near) {
          if (alike <= ALIKE) continue;
          for (const phrase of having.get(word) ?? []) met.set(phrase, Math.max(alike, met.get(phrase) ?? 0));
        }
        for (const [phrase, alike] of met) {
          const [hit, all] = hits.get(phrase) ?? [0, 0];
          hits.set(phrase, [hit + alike * weight, all + weight]);
        }
        if (isSmall[place]) continue;
        const fits = index.gather(near, new Float32Array(said.length));
        for (let page = 0; page < said.length; page++) said[page] += weight * Math.sqrt(fits[page]);
      }
      const typed = weights.reduce((sum, weight) => sum + weight, 0) || 1;
      const best = new Float32Array(said.length);
      for (const [phrase, [hit, met]] of hits) {
        const { page, weight } = phrases[phrase];
        const [recall, precision] = [Math.min(1, hit / weight), met / typed];
        best[page] = Math.max(best[page], (2 * recall * precision) / (recall + precision));
      }
      return Array.from(best, (phrased, page) => {
        const says = said[page] / typed;
        const score = Math.max(PHRASED * phrased + (1 - PHRASED) * says, SAID * says);
        const { kind, boost = 1 } = pages()[page];
        return { page, score: score * boost * (kind === "maintainers" ? ASIDE : 1) };
      }).sort((one, other) => other.score - one.score);
    },
  };
})();
