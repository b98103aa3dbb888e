"use strict";
/* Which words of a text answer what was typed, and the few of them that are worth showing. */

/**
 * @typedef {{words: string, found: boolean}} Piece of a text
 * @typedef {{pieces(text: string): Piece[], excerpt(text: string): Piece[], count(text: string): number}} FoundWords
 */

vineStreet.foundWords = (() => {
  const AROUND = 180; // characters of text to show
  const BEFORE = 60; // how many of them before what was found
  const ALIKE = 0.5; // how much a word has in common with one that was typed
  const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ][\p{L}\p{M}\p{N}]+)*/gu;

  /** What tells something, or else everything. @param {Reading} reading @returns {[token: string, place: number][]} */
  function telling({ tokens, isSmall }) {
    const all = /** @type {[string, number][]} */ (tokens.map((token, place) => [token, place]));
    const some = all.filter(([, place]) => !isSmall[place]);
    return some.length ? some : all;
  }

  /** @param {Piece[]} pieces the neighbours that are alike, as one */
  function joined(pieces) {
    /** @type {Piece[]} */
    const all = [];
    for (const piece of pieces) {
      const last = all.at(-1);
      if (last && last.found === piece.found) last.words += piece.words;
      else if (piece.words) all.push({ ...piece });
    }
    return all;
  }

  /** Cut pieces down to what is round their densest finds. @param {Piece[]} pieces @returns {Piece[]} */
  function cut(pieces) {
    const starts = [0];
    for (const { words } of pieces) starts.push((starts.at(-1) ?? 0) + words.length);
    const finds = pieces.map(({ found }, at) => (found ? at : -1)).filter((at) => at >= 0);
    const within = (/** @type {number} */ from) =>
      new Set(
        finds
          .filter((at) => at >= from && starts[at] < starts[from] + AROUND - BEFORE)
          .map((at) => pieces[at].words.toLowerCase()),
      ).size;
    let first = finds[0] ?? 0;
    for (const at of finds) if (within(at) > within(first)) first = at;
    const whole = pieces.map(({ words }) => words).join("");
    const lead = whole.slice(0, starts[first]);
    const isCut = lead.length > BEFORE;
    const from = isCut ? starts[first] - BEFORE + (/^\S*\s*/.exec(lead.slice(-BEFORE))?.[0].length ?? 0) : 0;
    const rest = whole.length - from;
    const to =
      rest > AROUND
        ? from + whole.slice(from, from + AROUND).replace(/\S*$/, "").length || from + AROUND
        : whole.length;
    const some = pieces.map((piece, at) => ({
      ...piece,
      words: piece.words.slice(Math.max(0, from - starts[at]), Math.max(0, to - starts[at])),
    }));
    if (isCut) some.unshift({ words: "…", found: false });
    if (to < whole.length) some.push({ words: "…", found: false });
    return joined(some);
  }

  /**
   * @param {Reading} reading
   * @param {string[]} texts all those that will be asked about: words with a slip are told by what else there is
   * @returns {FoundWords}
   */
  return (reading, texts) => {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    for (const token of texts.flatMap(vineStreet.tokenize)) if (!numbers.has(token)) numbers.set(token, numbers.size);
    const vocabulary = [...numbers.keys()];
    const near = vineStreet.fuzzyMatcher(numbers, vineStreet.lexicon.whole().endings);
    /** @type {Map<string, number>} word of the texts → place of the typed one that it answers */
    const answers = new Map();
    for (const [token, place] of telling(reading)) {
      const unfinished = reading.goesOn && place === reading.tokens.length - 1;
      for (const { word, alike } of near(token, unfinished)) if (alike > ALIKE) answers.set(vocabulary[word], place);
    }

    /** One word; where no spaces stand between words, the part of it that was found. @param {string} word @returns {Piece[]} */
    function taken(word) {
      const tokens = vineStreet.tokenize(word);
      if (!tokens.some((token) => answers.has(token))) return [{ words: word, found: false }];
      const parts = tokens.length > 1 ? tokens.filter((token) => answers.has(token) && word.includes(token)) : [];
      if (!parts.length) return [{ words: word, found: true }];
      const from = Math.min(...parts.map((part) => word.indexOf(part)));
      const to = Math.max(...parts.map((part) => word.indexOf(part) + part.length));
      return [
        { words: word.slice(0, from), found: false },
        { words: word.slice(from, to), found: true },
        { words: word.slice(to), found: false },
      ];
    }

    /** @param {string} text */
    function pieces(text) {
      /** @type {Piece[]} */
      const all = [];
      let end = 0;
      for (const { 0: word, index } of text.matchAll(WORD)) {
        all.push({ words: text.slice(end, index), found: false }, ...taken(word));
        end = index + word.length;
      }
      return joined([...all, { words: text.slice(end), found: false }]);
    }

    return {
      pieces,
      excerpt: (text) => cut(pieces(text)),
      count: (text) => new Set(vineStreet.tokenize(text).map((token) => answers.get(token))).size,
    };
  };
})();
