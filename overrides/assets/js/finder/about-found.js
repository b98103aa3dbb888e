"use strict";
/* What is said about an answer, below its count: which words nobody knows, which no place has, what may fit. */

/** @param {Found} found */
vineStreet.aboutFound = ({ fits, unknown, perhaps, of: { strange, reading } }) => {
  const { say } = vineStreet;
  const isMeant = (/** @type {string} */ word) => reading?.meant.some(({ typed }) => typed === word);
  const sentences = [];
  for (const [key, some] of Object.entries({
    "finder.missing": strange.filter(isMeant),
    "finder.strange": strange.filter((word) => !isMeant(word)),
  })) {
    const words = some.map((word) => `“${word}”`).join(", ");
    if (words) sentences.push(say(key, { words, count: some.length }));
  }
  const kind = Object.keys(unknown).length ? "perhaps" : "guesses";
  // Where none is sure to fit, the count itself says that these may.
  const key = fits.length ? `finder.${kind}` : kind === "perhaps" ? "finder.maybe_why" : "";
  if (perhaps.length && key) sentences.push(say(key, { count: perhaps.length }));
  if (unknown["no-police"]) sentences.push(say("finder.perhaps_no-police", { count: unknown["no-police"] }));
  return sentences.join(" ");
};
