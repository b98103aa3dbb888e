"use strict";
/* The list of what was found. While somebody types, only as many cards are made as a screen shows; the others of the
   first ten follow once the keys rest, and more when they are asked for. A card that stands there is used again. */

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} next
 */
vineStreet.resultList = (list, next) => {
  const AT_FIRST = 3; // cards; a phone shows two
  const AT_ONCE = 10;
  const PAUSE = 150; // milliseconds without an answer

  /** @type {number[]} */
  let sequence = [];
  let fitting = 0; // so many of them fit; the others may
  let shown = 0;
  let timer = 0;
  /** @type {CardMaker} */
  let cardOf;
  /** Cards by what they say: those that stand there, and those that were there before the keys rested. */
  let made = new Map();

  function divide() {
    const entry = document.createElement("li");
    entry.className = "entries__divide";
    entry.append(Object.assign(document.createElement("h3"), { textContent: vineStreet.say("finder.may_fit") }));
    return entry;
  }

  /** The entries for the listings from `shown` up to `end`. @param {number} end */
  function upTo(end) {
    const entries = sequence.slice(shown, end).map((listing) => {
      const { key, make } = cardOf(listing);
      if (!made.has(key)) made.set(key, make());
      return made.get(key);
    });
    const border = fitting - shown;
    if (border >= 0 && border < entries.length) entries.splice(border, 0, divide());
    shown = Math.min(end, sequence.length);
    return entries;
  }

  /** Show the rest of the first ten. */
  function rest() {
    clearTimeout(timer);
    if (shown < AT_ONCE) list.append(...upTo(AT_ONCE));
    const standing = new Set(list.children);
    made = new Map([...made].filter(([, card]) => standing.has(card)));
    vineStreet.enableFavouriteButtons?.(list);
  }

  return {
    /**
     * @param {number[]} fits
     * @param {number[]} perhaps
     * @param {(listing: number) => {key: string, make: () => HTMLLIElement}} card what a listing's card says, and how
     *   to make it where it does not stand there yet
     * @param {boolean} [again] the same is wanted as before: as many cards stand there as the reader had asked for
     */
    show(fits, perhaps, card, again = false) {
      clearTimeout(timer);
      const least = again ? Math.max(shown, AT_FIRST) : AT_FIRST;
      sequence = [...fits, ...perhaps];
      fitting = fits.length;
      cardOf = card;
      shown = 0;
      list.replaceChildren(...upTo(least));
      next.hidden = sequence.length <= Math.max(AT_ONCE, least);
      timer = setTimeout(rest, PAUSE);
    },

    /** Show ten more. @returns {HTMLElement | undefined} the first link of them */
    more() {
      rest();
      const entries = upTo(shown + AT_ONCE);
      list.append(...entries);
      vineStreet.enableFavouriteButtons?.(list);
      next.hidden = shown >= sequence.length;
      return entries.map((entry) => entry.querySelector("a")).find(Boolean);
    },
  };
};
