"use strict";
/* What a text or a query is made of, in any script: words as people mean them, whatever way they were typed. */

vineStreet.tokenize = (() => {
  // Signs that join what belongs together: can't is cant. What follows may be a word of its own as well: l'eau.
  const APOSTROPHE = /['’ʼ]/g;
  const AFTER_APOSTROPHE = /(\p{L})['’ʼ](\p{L}{3,})/gu;
  // Not all marks: the vowels of many scripts are letters to those who read them. Those of Arabic and Hebrew are left
  // out by nearly everybody who types, and so is the stroke that makes an Arabic word longer.
  const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]/g;
  const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/; // as nearly all phrases are
  const WORD = /[\p{L}\p{M}\p{N}]+/gu;
  const UNSPACED = /\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Thai}|\p{scx=Laoo}|\p{scx=Khmr}|\p{scx=Mymr}/u;
  const RUN = new RegExp(`(?:${UNSPACED.source})+|(?:(?!${UNSPACED.source})[\\p{L}\\p{M}\\p{N}])+`, "gu");
  const ARABIC = /\p{Script=Arabic}/u;
  const HEBREW = /\p{Script=Hebrew}/u;

  /** Arabic writes some endings in two ways, and "the" and "and the" as part of the word. @param {string} word */
  const plainArabic = (word) =>
    word
      .replaceAll("ى", "ي")
      .replaceAll("ة", "ه")
      .replace(/^و?ال(?=..)/, "");

  /** So does Hebrew with its article. @param {string} word */
  const plainHebrew = (word) => word.replace(/^ו?ה(?=...)/, "");

  /** Where no spaces stand between words, two letters that follow each other count as one. @param {string} word */
  const parts = (word) =>
    (word.match(RUN) ?? []).flatMap((run) => {
      if (!UNSPACED.test(run)) return [run];
      const letters = [...run.normalize("NFC")]; // が is one
      return letters.length > 2 ? letters.slice(1).map((letter, place) => letters[place] + letter) : [letters.join("")];
    });

  /**
   * @param {string} text
   * @returns {string[]} its words in order, without capitals and accents
   */
  return (text) => {
    if (PLAIN.test(text)) return text.split(" ");
    // Up and down again folds what has no small letter of its own: ß becomes ss, ı becomes i.
    let plain = text.toUpperCase().toLowerCase().normalize("NFD").replace(ACCENTS, "");
    if (plain.search(APOSTROPHE) >= 0) plain = plain.replace(AFTER_APOSTROPHE, "$1$2 $2").replace(APOSTROPHE, "");
    /** @type {string[]} */
    let words = plain.match(WORD) ?? [];
    if (ARABIC.test(plain)) words = words.map(plainArabic);
    if (HEBREW.test(plain)) words = words.map(plainHebrew);
    return UNSPACED.test(plain) ? words.flatMap(parts) : words;
  };
})();
