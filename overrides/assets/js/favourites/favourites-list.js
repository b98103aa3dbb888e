"use strict";
/* The list that a reader makes: it is kept on this device, and only after a tap. */

/**
 * @typedef {object} Favourite
 * @property {string} id
 * @property {string} name as it was on that day, for the time when the place is gone from the directory
 * @property {string} kept the day, 2026-11-21
 */
vineStreet.favourites = (() => {
  const KEY = vineStreet.storageKey("list");
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  /**
   * @param {string} text
   * @returns {Favourite[] | null} null where it is not a list of ours: broken, or someone else's
   */
  function understood(text) {
    try {
      /** @type {Favourite[]} */
      const stored = JSON.parse(text);
      const places = stored.map(({ id, name, kept }) => ({ id, name, kept }));
      /** @param {Favourite} place */
      const right = ({ id, name, kept }) =>
        ID.test(id) && typeof name === "string" && name.length < 200 && !Number.isNaN(Date.parse(kept));
      return places.every(right) && new Set(places.map(({ id }) => id)).size === places.length ? places : null;
    } catch {
      return null;
    }
  }

  /** @returns {{places: Favourite[], broken?: boolean, refused?: boolean}} a broken value counts as an empty list */
  function read() {
    let text;
    try {
      text = localStorage.getItem(KEY); // private windows and settings may refuse even this
    } catch {
      return { places: [], refused: true };
    }
    const places = text === null ? [] : understood(text);
    return places ? { places } : { places: [], broken: true };
  }

  /**
   * @param {Favourite[]} places
   * @returns {boolean} whether this browser kept it; of an empty list nothing stays behind
   */
  function write(places) {
    try {
      if (places.length) localStorage.setItem(KEY, JSON.stringify(places));
      else localStorage.removeItem(KEY);
      return true;
    } catch {
      return false;
    }
  }

  /** The day on the reader's own calendar. */
  function today() {
    const now = new Date();
    /** @param {number} number */
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  /** @param {string} id */
  const without = (id) => read().places.filter((place) => place.id !== id);
  return {
    read,
    has: (id) => read().places.some((place) => place.id === id),
    add: (id, name) => write([...without(id), { id, name, kept: today() }]),
    remove: (id) => write(without(id)),
    clear: () => write([]),
    /** The page that shows it. */
    page: new URL("directory/my-list.html", vineStreet.root).href,
    /** Call `changed` when the list may have changed elsewhere: in another tab, or before coming back to this page. */
    watch(changed) {
      addEventListener("storage", changed);
      addEventListener("pageshow", ({ persisted }) => persisted && changed());
    },
  };
})();
