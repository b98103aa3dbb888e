"use strict";
/* Whether what was typed is of despair, or of danger to a body: by the phrases that people wrote down, and by how much
   it is like the examples of them. A phrase that is met word by word counts; one that is nearly met counts where the
   rest does not speak against it. */

/**
 * @typedef {object} Despair
 * @property {"" | "line" | "emergency"} kind whose number to show
 * @property {boolean} isTold whether a phrase says so, and not likeness alone
 * @property {Set<number>} at places of the words that say it
 */

vineStreet.readDespair = (() => {
  const SURE = 1.5; // how much words have to be like those of despair, to be taken for them
  const UNLIKE = -1; // what is less is none, though a phrase of despair is nearly met
  const DANGER = 0; // and from here on, a body is in danger

  /**
   * How much the words are like those of despair, and of danger to a body.
   * @param {string[]} tokens
   * @param {LexiconLanguage | undefined} language
   */
  function likeness(tokens, language) {
    const { line, emergency } = language?.despair ?? {};
    // One word tells too little; where nothing was learnt, nothing is sensed, and nothing put in doubt.
    if (!line || !emergency || tokens.length < 2) return { line: 0, emergency: 0 };
    const { despairScore } = vineStreet;
    return { line: despairScore(tokens, line), emergency: despairScore(tokens, emergency) };
  }

  /**
   * @param {Match[]} spans phrases of all kinds that were met
   * @param {string[]} tokens
   * @param {LexiconLanguage | undefined} language
   * @returns {Despair}
   */
  return (spans, tokens, language) => {
    const crisis = spans.filter(({ phrase }) => phrase.kind === "crisis");
    const guards = crisis.filter(({ phrase }) => phrase.id === "not");
    const like = likeness(tokens, language);
    const asTyped = ` ${tokens.join(" ")} `;
    /** @param {Match} span */
    const isLikely = ({ phrase }) => like.line > UNLIKE || asTyped.includes(` ${phrase.tokens.join(" ")} `);
    /** Whether a longer phrase that means something else has all its words that tell something. @param {Match} span */
    const isGuarded = ({ at, score }) => {
      const telling = at.filter((place) => !language?.small.has(tokens[place]));
      const words = telling.length ? telling : at;
      return guards.some((guard) => guard.score > score && words.every((place) => guard.at.includes(place)));
    };
    const real = crisis.filter((span) => span.phrase.id !== "not" && isLikely(span) && !isGuarded(span));
    const has = (/** @type {string} */ id) => real.some(({ phrase }) => phrase.id === id);
    const isSensed = like.line > SURE;
    const isDanger = has("emergency") || (isSensed && like.emergency > DANGER);
    return {
      kind: isDanger ? "emergency" : isSensed || has("line") ? "line" : "",
      isTold: real.length > 0,
      at: new Set(real.flatMap(({ at }) => at)),
    };
  };
})();
