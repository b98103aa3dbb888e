"use strict";
/* What is said about an answer, below its count: which words nobody knows, which no place has, what may fit. */

/** @param {Found} found */
vineStreet.aboutFound = ({ unknown, perhaps, of: { strange, reading } }) => {
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
  const isUnknown = Object.keys(unknown).length > 0;
  if (perhaps.length) sentences.push(say(isUnknown ? "finder.perhaps" : "finder.guesses", { count: perhaps.length }));
  if (unknown["no-police"]) sentences.push(say("finder.perhaps_no-police", { count: unknown["no-police"] }));
  return sentences.join(" ");
};
