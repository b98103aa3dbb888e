"use strict";
/* Phrases that mean something, found in what was typed. Small words may be missing from a phrase or stand between its
   words, and so may up to two others; slips of typing are forgiven. */

/**
 * @typedef {object} Phrase
 * @property {string} kind what it tells of: need, who, filter, crisis …
 * @property {string} id which one
 * @property {string} topic a kind of it; empty for the whole
 * @property {string[]} tokens
 *
 * @typedef {object} Match a phrase in what was typed
 * @property {Phrase} phrase
 * @property {number[]} at places of its words, in their order
 * @property {number} score the more, the more words it has and the better they fit
 */

/**
 * @param {Phrase[]} phrases of one language
 * @param {Set<string>} smalls its words that tell nothing by themselves
 * @param {Set<string>} endings
 * @returns {PhraseBook}
 */
vineStreet.phraseBook = (phrases, smalls, endings) => {
  const BETWEEN = 2; // other words between two words of a phrase
  const MISSING = 0.34; // of the words of a phrase, small ones that need not be typed
  const SMALL = 0.3; // of what a word counts that tells something
  const MORE = 0.25; // for each such word after the first: the longer phrase wins
  const SURE = 0.72; // how alike words have to be that bring a telephone number
  const LIKELY = 0.6; // and a phrase of one word
  const ENDED = 0.95; // how alike words are that differ in their endings
  const APART = 0.05; // for each word between
  const OTHER_WAY = 0.9; // bed and breakfast, breakfast and bed
  // A word that is a phrase by itself: letters from which one too many or missing, or a wrong one, is forgiven.
  const LONG_ENOUGH = 4;
  const LONG = 6;
  const ALIKE = 0.7;

  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @type {string[]} */
  const vocabulary = [];
  /** @type {[phrase: number, word: number][][]} for each word, where it stands */
  const places = [];
  const isSmall = phrases.map(({ tokens }) => tokens.map((token) => smalls.has(token)));
  const isTelling = isSmall.map((small) => small.some((each) => !each));
  /** Words that have to be there: those that tell; where there is one alone, all but an article before it. */
  const needed = isSmall.map((small, phrase) => {
    const telling = small.filter((each) => !each).length;
    return small.map((each, word) => !each || (telling < 2 && (word > 0 || phrases[phrase].tokens[0].length > 1)));
  });

  /** @param {string} word @param {number} phrase @param {number} place */
  function add(word, phrase, place) {
    let number = numbers.get(word);
    if (number === undefined) numbers.set(word, (number = vocabulary.push(word) - 1));
    places[number] ??= [];
    places[number].push([phrase, place]);
  }
  phrases.forEach(({ tokens }, phrase) => {
    for (const [place, token] of tokens.entries()) add(token, phrase, place);
    if (tokens.length === 2) add(tokens.join(""), phrase, -1); // foodbank, food bank
  });
  const near = vineStreet.fuzzyMatcher(numbers, endings);

  /** Whether a slip more likely makes another word: print, paint. @param {string} typed @param {string} word @param {number} alike */
  const isTooShort = (typed, word, alike) => {
    const isWrong = typed.length === word.length && [...typed].sort().join() !== [...word].sort().join();
    return typed.length < (isWrong || alike < ALIKE ? LONG : LONG_ENOUGH);
  };

  /** @typedef {{at: number[], alike: number}} Hit */

  /** @param {Hit} hit @param {number[]} at */
  const isNear = (hit, at) => at.some((place) => Math.abs(hit.at[0] - place) <= BETWEEN);

  /**
   * The places for the words of a phrase, near each other, best first word first.
   * @param {number} phrase
   * @param {Hit[][]} hits by word
   * @returns {Match | undefined}
   */
  function align(phrase, hits) {
    const words = phrases[phrase].tokens.map((_, word) => word).filter((word) => needed[phrase][word]);
    if (words.some((word) => !hits[word])) return;
    const strict = !isTelling[phrase];
    const inOrder = phrases[phrase].kind === "crisis"; // nothing left; we left with nothing
    /** @type {Match | undefined} */
    let best;
    for (const first of hits[words[0]]) {
      let last = first.at.at(-1) ?? 0;
      const at = [...first.at];
      let score = first.alike ** 2 * (isSmall[phrase][words[0]] ? SMALL : 1);
      const fits = words.slice(1).every((word, before) => {
        /** The phrase's own small words that stand between do not part it. @param {number} end */
        const own = (end) =>
          hits
            .slice(words[before] + 1, word)
            .filter((small) => small?.some(({ at: [place] }) => place > last && place < end)).length;
        /** @type {Hit | undefined} */
        let next;
        /** What follows counts as nearer than what went before. @param {Hit} hit */
        const nearness = ({ alike, at: [place] }) =>
          alike - (place > last ? place - last : BETWEEN + last - place) / 10;
        for (const hit of hits[word]) {
          const gap = hit.at[0] - last;
          const far = Math.abs(gap) - 1;
          if (
            !gap ||
            far > (strict ? 0 : BETWEEN + own(hit.at[0])) ||
            ((strict || inOrder) && gap < 0) ||
            at.includes(hit.at[0])
          )
            continue;
          if (!next || nearness(hit) > nearness(next)) next = hit;
        }
        if (!next) return false;
        if (next.at[0] < last) score *= OTHER_WAY;
        score -= APART * (Math.abs(next.at[0] - last) - 1);
        score += next.alike ** 2 * (isSmall[phrase][word] ? SMALL : 1 + MORE);
        at.push(...next.at);
        last = next.at.at(-1) ?? 0;
        return true;
      });
      if (fits && !(best && best.score >= score)) best = { phrase: phrases[phrase], at, score };
    }
    if (!best) return;
    const { at } = best;
    // Small words of it that stand there, too, make it more likely; where many are missing, it's something else.
    const small = phrases[phrase].tokens.map((_, word) => word).filter((word) => !needed[phrase][word]);
    const there = small.filter((word) => hits[word]?.some((hit) => !at.includes(hit.at[0]) && isNear(hit, at))).length;
    best.score += there / 10;
    return small.length - there <= Math.max(1, phrases[phrase].tokens.length * MISSING) ? best : undefined;
  }

  return {
    find(tokens, { isSmall: small, isKnown, goesOn, isOther }) {
      /** @type {Map<number, Hit[][]>} */
      const hits = new Map();
      /** @type {Match[]} */
      const whole = [];
      /** @param {number} word @param {Hit} hit */
      const meet = (word, hit) => {
        for (const [phrase, place] of places[word]) {
          if (place < 0) {
            const joined = { phrase: phrases[phrase], at: hit.at, score: hit.alike ** 2 * (2 + MORE) };
            if (hit.alike > 0.9) whole.push(joined);
            continue;
          }
          const other = Math.abs(tokens[hit.at[0]].length - vocabulary[word].length);
          const isEither = isSmall[phrase][place] || small(tokens[hit.at[0]]);
          if (isEither && (hit.alike < ENDED || other > 1)) continue; // want, wants; not even, evening
          if (phrases[phrase].kind === "crisis" && hit.alike < SURE) continue;
          const alone = needed[phrase].filter(Boolean).length === 1;
          if (
            alone &&
            (hit.alike < LIKELY || (hit.alike < ENDED && isTooShort(tokens[hit.at[0]], vocabulary[word], hit.alike)))
          )
            continue;
          const some = hits.get(phrase) ?? [];
          hits.set(phrase, some);
          (some[place] ??= []).push(hit);
        }
      };
      tokens.forEach((token, place) => {
        const unfinished = goesOn && place === tokens.length - 1 && token.length > 2;
        const exact = numbers.get(token);
        const sure = small(token) || isKnown(token);
        /** What is a word of its own is no slip; but it may go on. @param {number} word */
        const goesOnTo = (word) => unfinished && !small(token) && vocabulary[word].startsWith(token);
        for (const { word, alike } of near(token, unfinished)) {
          const isLike = !sure || alike >= ENDED || goesOnTo(word);
          if (word === exact || (!isOther && isLike)) meet(word, { at: [place], alike });
        }
        const joined = place ? numbers.get(tokens[place - 1] + token) : undefined;
        if (joined !== undefined) meet(joined, { at: [place - 1, place], alike: 1 });
      });
      const spans = [...hits].map(([phrase, some]) => align(phrase, some)).filter((span) => span !== undefined);
      return [...spans, ...whole].sort((one, other) => other.score - one.score);
    },
  };
};
