"use strict";
/* The list of what was found. While somebody types, only as many cards are made as a screen shows; the others of the
   first ten follow once the keys rest, and more when they are asked for. A card that stands there is used again. */

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} next
 * @returns {ResultList}
 */
vineStreet.resultList = (list, next) => {
  const AT_FIRST = 3; // cards; a phone shows two
  const AT_ONCE = 10;
  const NEAR_AT_FIRST = 3; // of those that do not quite fit
  const PAUSE = 150; // milliseconds without an answer

  /** @type {number[]} */
  let sequence = [];
  /** The headings, each by the place of the card that comes after it. @type {Map<number, string>} */
  let headings = new Map();
  let few = 0; // where to stop once, before more that do not quite fit
  let limit = 0; // so many stand there once the keys rest
  let shown = 0;
  let timer = 0;
  /** @type {CardMaker} */
  let cardOf;
  /** Cards by what they say: those that stand there, and those that were there before the keys rested. */
  let made = new Map();

  /** @param {string} words */
  function divide(words) {
    const entry = document.createElement("li");
    entry.className = "entries__divide";
    entry.append(Object.assign(document.createElement("h3"), { textContent: words }));
    return entry;
  }

  /** @param {number} end */
  const stop = (end) => Math.min(shown < few && end > few ? few : end, sequence.length);

  /** The entries for the listings from `shown` up to `end`. @param {number} end */
  function upTo(end) {
    /** @type {HTMLElement[]} */
    const entries = [];
    for (; shown < Math.min(end, sequence.length); shown++) {
      const heading = headings.get(shown);
      if (heading) entries.push(divide(heading));
      const { key, make, why } = cardOf(sequence[shown]);
      if (!made.has(key)) made.set(key, make());
      vineStreet.sayWhy(made.get(key), why);
      entries.push(made.get(key));
    }
    return entries;
  }

  /** Show the rest of the first ten. */
  function rest() {
    clearTimeout(timer);
    if (shown < limit) list.append(...upTo(limit));
    const standing = new Set(list.children);
    made = new Map([...made].filter(([, card]) => standing.has(card)));
    vineStreet.enableFavouriteButtons?.(list);
  }

  return {
    count: () => shown,

    show({ fits, perhaps, near }, card, least = 0) {
      clearTimeout(timer);
      sequence = [...fits, ...perhaps, ...near];
      const some = fits.length + perhaps.length;
      headings = new Map();
      if (perhaps.length) headings.set(fits.length, vineStreet.say("finder.may_fit"));
      if (near.length) headings.set(some, vineStreet.say("finder.near_fits"));
      few = some + NEAR_AT_FIRST;
      cardOf = card;
      shown = 0;
      limit = Math.min(Math.max(least, stop(AT_ONCE)), sequence.length);
      list.replaceChildren(...upTo(Math.min(limit, Math.max(AT_FIRST, least))));
      next.hidden = limit >= sequence.length;
      timer = setTimeout(rest, PAUSE);
    },

    more() {
      rest();
      limit = stop(shown + AT_ONCE);
      const entries = upTo(limit);
      list.append(...entries);
      vineStreet.enableFavouriteButtons?.(list);
      next.hidden = shown >= sequence.length;
      return entries.map((entry) => entry.querySelector("a")).find(Boolean) ?? undefined;
    },
  };
};
