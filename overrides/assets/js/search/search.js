"use strict";
/* One search for the finder and for the dialog in the header: places, and what there is to read, in one list. */

vineStreet.search = (() => {
  const MOST_NEEDS = 2;
  const LEAST = 0.35; // how well a page has to fit to be shown beside places
  const ASKED = 0.2; // where somebody asks for something to read
  const BESIDE = 0.42; // among the first three
  const STRONG = 0.5; // and to come before them
  const PLAIN = 0.62; // for two of them to come first
  const AS_WELL = 0.8; // of how much of what was typed is known of places
  const HARDLY = 0.3; // so little of what was typed that a page need fit less
  const TO_READ = "to-read"; // the filter of words such as "the one where"
  const MOST = 100;

  /** How much of what was typed was recognised as something that places have, 0 to 1. @param {Reading} reading */
  function recognised({ meant, rest }) {
    const at = new Set(meant.filter(({ isNot }) => !isNot).flatMap((each) => each.at));
    return at.size ? at.size / (at.size + rest.length) : 0;
  }

  /** @param {number} listing */
  function placeHit(listing) {
    const { text, page } = vineStreet.directory;
    return {
      kind: "place",
      listing,
      url: `directory/${page(listing)}`,
      title: text("name")[listing],
      line: text("what")[listing],
    };
  }

  /** @param {string} id */
  function needHit(id) {
    const { needs, needsOf, runs, count } = vineStreet.directory;
    const need = needs.findIndex((each) => each.id === id);
    let places = 0;
    for (let each = 0; each < count; each++) if (runs(each) && needsOf(each).includes(need)) places++;
    return { kind: "need", url: `directory/needs/${id}.html`, title: needs[need].label, places };
  }

  /** @param {number} page @param {number} score */
  function pageHit(page, score) {
    const { url, title, kind, description } = (window.__pages ?? [])[page];
    return { kind, url, title, line: description, page, score };
  }

  return {
    /** Read on for so long. @param {number} milliseconds @returns {boolean} whether everything is read */
    read: (milliseconds) => vineStreet.candidates.read(milliseconds) && vineStreet.texts.read(milliseconds),

    /**
     * Everything that answers, best first: needs as a whole, places, texts.
     * @param {string} text
     */
    all(text) {
      const { fits, perhaps, near, isNearBetter, of } = vineStreet.applyFilters(
        { ...vineStreet.filters.parse(""), text },
        null,
      );
      const reading = /** @type {Reading} */ (of.reading);
      const places = (isNearBetter ? [...near, ...fits, ...perhaps] : [...fits, ...perhaps, ...near])
        .slice(0, MOST)
        .map(placeHit);
      const asked = reading.meant.filter(({ kind, isNot }) => kind === "need" && !isNot).map(({ id }) => id);
      const needs = [...new Set(asked)].slice(0, MOST_NEEDS).map(needHit);
      const found = vineStreet.texts.find(reading);
      const isReading = reading.meant.some(({ id }) => id === TO_READ);
      const known = recognised(reading);
      const strong = found.filter(
        ({ score }) =>
          score >= (isReading ? ASKED : known < HARDLY ? BESIDE : STRONG) && (isReading || score > AS_WELL * known),
      );
      const others = found.filter((each) => each.score >= LEAST && !strong.includes(each));
      /** @param {typeof found} some */
      const pages = (some) => some.map(({ page, score }) => pageHit(page, score));
      const ahead = pages(strong.slice(0, isReading ? 3 : strong[0]?.score >= PLAIN ? 2 : 1));
      const beside = ahead.length ? [] : pages(others.filter(({ score }) => score >= BESIDE).slice(0, 1));
      const few = 2 - beside.length;
      const hits = [
        ...ahead,
        ...needs.slice(0, 1),
        ...places.slice(0, few),
        ...beside,
        ...places.slice(few, 5),
        ...needs.slice(1),
        ...pages([...strong.slice(ahead.length), ...others.slice(beside.length)]),
        ...places.slice(5),
      ];
      return { reading, hits, strange: of.strange };
    },
  };
})();
