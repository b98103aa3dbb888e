"use strict";
/* What there is to read, where that answers better than a place: one line, two titles at most. Its words are loaded
   once somebody has typed and the places are read; the first answer never waits for them. */

/**
 * @param {HTMLElement} line with the address of search/pages.js
 * @returns {ToRead}
 */
vineStreet.toRead = (line) => {
  const MOST = 2; // titles
  const FITS = 0.55; // how well a page has to fit
  const BESIDE = 0.8; // of how much was recognised as what places have, for a page to be the better answer
  const AT_ONCE = 8; // milliseconds of reading
  const SEARCHED_ELSEWHERE = ["need", "area", "maintainers"]; // kinds

  let asked = false;
  let isRead = false;
  /** What is to be shown as soon as it can be asked. @type {Reading | null} */
  let wanted = null;

  function read() {
    if (!vineStreet.texts.read(AT_ONCE)) return setTimeout(read);
    isRead = true;
    show(wanted);
  }

  /** @param {Reading} reading */
  function recognised({ meant, rest }) {
    const at = new Set(meant.filter(({ isNot }) => !isNot).flatMap((each) => each.at));
    return at.size ? at.size / (at.size + rest.length) : 0;
  }

  /** @param {Reading} reading */
  function best(reading) {
    const pages = window.__pages ?? [];
    const least = Math.max(FITS, BESIDE * recognised(reading));
    const found = vineStreet.texts.find(reading).filter(({ score }) => score >= least);
    return found.map(({ page }) => pages[page]).filter(({ kind }) => !SEARCHED_ELSEWHERE.includes(kind));
  }

  /** @param {Reading | null} reading */
  function show(reading) {
    wanted = reading;
    const titles = isRead && reading ? best(reading).slice(0, MOST) : [];
    line.hidden = !titles.length;
    const list = vineStreet.element(line, "span");
    const links = titles.map(({ url, title }) =>
      Object.assign(document.createElement("a"), { href: new URL(url, vineStreet.root).href, textContent: title }),
    );
    list.replaceChildren(...links);
  }

  return {
    load() {
      const { pages } = line.dataset;
      if (asked || !pages) return;
      asked = true;
      vineStreet.loadScript(pages).then(read, () => {}); // it is no loss that a reader would have to be told of
    },

    show,
  };
};
