"use strict";
/* What the search needs, loaded when it is first opened: each script once, also where the page has it already. */

vineStreet.loadSearch = (() => {
  /** In the order of the addresses in data-scripts: what is there when each was loaded. */
  const THERE = [
    () => window.__place,
    () => vineStreet.live,
    () => window.__lexicon,
    () => vineStreet.directory || window.__directory,
    () => window.__pages,
    () => vineStreet.directory && vineStreet.search,
  ];

  /** Until the page's own scripts have run, nobody knows which of them it brings. @returns {Promise<void>} */
  const pageLoaded = () =>
    new Promise((done) => {
      if (document.readyState === "complete") done();
      else addEventListener("load", () => done(), { once: true });
    });

  /**
   * @param {string} scripts addresses, with spaces between
   * @returns {Promise<void>} rejected when one cannot be had, or was cut off
   */
  return async (scripts) => {
    await pageLoaded();
    const missing = scripts.split(" ").filter((_, number) => !THERE[number]());
    await Promise.all(missing.map((address) => vineStreet.loadScript(address)));
    if (!THERE.every((isThere) => isThere())) throw new Error("a script of the search is not whole");
  };
})();
