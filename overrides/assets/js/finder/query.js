"use strict";
/* What was typed, looked for in the directory. Reading every text of ten thousand listings keeps a slow phone busy for a
   second or two: until that is done, the names and areas, which are read in a moment, answer. */

vineStreet.query = (() => {
  const SOON_READ = 2000; // listings: fewer are not worth two answers
  const CRISIS = 1.5; // the place's own crisis lines come before others that fit as well
  const ENDED = 0.3; // what is paused or closed is found by its name, and comes late

  /** @type {TextIndex | undefined} */
  let whole;
  /** @type {TextIndex | undefined} */
  let names;
  let ready = false;

  /** An index of the first so many columns. @param {number} columns */
  function indexOf(columns) {
    const { text, needs, needsOf, areaOf, areas, count, crisis, runs } = vineStreet.directory;
    /** @type {[weight: number, texts: () => string[]][]} */
    const fields = [
      [4, () => text("name")],
      [1.5, () => areaOf.map((area) => areas[area]?.label ?? "")],
      [2, () => text("what")],
      [1.5, () => text("organisation")],
      [1, () => text("whoFor")],
      [1, () => text("address")],
    ];
    return vineStreet.textIndex({
      fields: fields.slice(0, columns).map(([weight, texts]) => ({ weight, texts: texts() })),
      needs,
      smallWords: vineStreet.say("finder.small_words"),
      needsOf: Array.from({ length: count }, (_, each) => needsOf(each)),
      factors: Float32Array.from({ length: count }, (_, each) =>
        !runs(each) ? ENDED : crisis.includes(each) ? CRISIS : 1,
      ),
    });
  }

  return {
    /** Listings and needs in order, as text-index.js gives them; `early` while there may be a better answer. */
    search(text) {
      whole ??= indexOf(6);
      const early = !ready && vineStreet.directory.count > SOON_READ;
      const found = (early ? (names ??= indexOf(2)) : whole).search(text);
      return { ...found, early, unknown: early ? [] : found.unknown };
    },

    /** Read on for so long. @param {number} milliseconds @returns {boolean} whether everything is read */
    read(milliseconds) {
      whole ??= indexOf(6);
      ready ||= whole.work(milliseconds);
      if (ready) names = undefined;
      return ready;
    },
  };
})();
