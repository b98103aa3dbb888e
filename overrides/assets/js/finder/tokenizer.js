"use strict";
/* What a text or a query is made of, in any script: words as people mean them, whatever way they were typed. */

vineStreet.tokenize = (() => {
  // Signs that join what belongs together: can't is cant. What follows may be a word of its own as well: l'eau.
  const APOSTROPHE = /['’ʼ]/g;
  const AFTER_APOSTROPHE = /['’ʼ](\p{L}{3,})/gu;
  // Not all marks: the vowels of many scripts are marks too.
  const ACCENTS = /[\u0300-\u036f]/g;
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;

  /**
   * @param {string} text
   * @returns {string[]} its words in order, without capitals and accents
   */
  return (text) => {
    // Up and down again folds what has no small letter of its own: ß becomes ss.
    let plain = text.toUpperCase().toLowerCase().normalize("NFD").replace(ACCENTS, "");
    if (plain.search(APOSTROPHE) >= 0) plain = plain.replace(AFTER_APOSTROPHE, "$1 $1").replace(APOSTROPHE, "");
    return plain.match(WORD) ?? [];
  };
})();
