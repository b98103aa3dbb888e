"use strict";
/* What was typed, kept for Back while the reader looks at a place: in this tab's own memory, written when they tap a link,
   and taken out when they come back. Opened anew, the finder forgets it; so do Leave and the page about privacy. Who has
   asked there that nothing be kept has nothing kept here. */

/**
 * @typedef {object} TypedWords
 * @property {string} hash what the address said besides
 * @property {string} text
 * @property {string[]} ignored
 * @property {number} cards so many stood there
 * @property {number} y how far down the page was
 */

/** @type {TypedWordsStore} */
vineStreet.typedWords = (() => {
  const name = vineStreet.storageKey("search");

  /**
   * What `use` gives; undefined where nothing may be kept.
   * @template T
   * @param {(kept: Storage) => T} use
   */
  function tried(use) {
    try {
      return localStorage.getItem(vineStreet.storageKey("forget")) === null ? use(sessionStorage) : undefined;
    } catch {
      return undefined;
    }
  }

  /** @param {string | null} text @returns {TypedWords | null} whatever another script may have put there */
  function parsed(text) {
    try {
      const { hash, text: typed, ignored, cards, y } = JSON.parse(text ?? "null") ?? {};
      if (typeof hash !== "string" || typeof typed !== "string" || !Array.isArray(ignored)) return null;
      return { hash, text: typed, ignored: ignored.map(String), cards: Number(cards) || 0, y: Number(y) || 0 };
    } catch {
      return null;
    }
  }

  /** Whether a tap on `link` leads away, in this tab. @param {MouseEvent} event @param {HTMLAnchorElement} link */
  const leadsAway = ({ button, ctrlKey, metaKey, shiftKey, altKey }, { target, protocol, href }) =>
    !(button || ctrlKey || metaKey || shiftKey || altKey || target) &&
    /^(https?|file):$/.test(protocol) &&
    href.replace(/#.*/, "") !== location.href.replace(/#.*/, "");

  return {
    take() {
      const taken = tried((kept) => [kept.getItem(name), kept.removeItem(name)][0]);
      if (taken === undefined) return undefined;
      const words = parsed(taken ?? null);
      return words?.hash === location.hash ? words : null;
    },

    keepOnTap(words) {
      document.addEventListener("click", (event) => {
        const link = event.target instanceof Element && event.target.closest("a");
        if (event.defaultPrevented || !link || !leadsAway(event, link)) return;
        const kept = words();
        tried((store) => (kept ? store.setItem(name, JSON.stringify(kept)) : store.removeItem(name)));
      });
    },
  };
})();
