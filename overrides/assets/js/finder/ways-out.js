"use strict";
/* Where nothing is known to fit: what to leave out; and where nothing may fit either, what comes nearest. */

/**
 * @param {(id: string) => HTMLElement} part of the page
 * @param {FilterForm} form
 * @param {(next: Filters) => void} want
 * @returns {(filters: Filters, some: number, cardOf: (listing: number, fails: string[]) => HTMLElement, distances: Float64Array | null) => void}
 *   `some`: so many may fit, or nearly fit
 */
vineStreet.waysOut = (part, form, want) => {
  /** @param {Drop} drop @param {Filters} filters */
  function dropButton({ name, without, count, perhaps }, filters) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    const what = form.nameOf(name, filters);
    button.textContent = count
      ? vineStreet.say("finder.without", { what, count })
      : vineStreet.say("finder.without_perhaps", { what, count: perhaps });
    button.addEventListener("click", () => {
      want(without);
      part("count").focus();
    });
    return button;
  }

  /** Words tell more than filters do: which are answers, and which are guesses. @param {Drop} drop @param {Float64Array | null} distances */
  function recounted(drop, distances) {
    const { fits, perhaps } = vineStreet.applyFilters(drop.without, distances);
    return { ...drop, count: fits.length, perhaps: perhaps.length };
  }

  /** @param {Drop} drop */
  const gives = ({ count, perhaps }) => count + perhaps > 0;

  return (filters, some, cardOf, distances) => {
    const { drops, nearest } = vineStreet.relaxFilters(filters, distances);
    const counted = filters.text.trim() ? drops.map((drop) => recounted(drop, distances)).filter(gives) : drops;
    const cards = some ? [] : nearest.map(({ listing, fails }) => cardOf(listing, fails));
    part("drops").replaceChildren(...counted.map((drop) => dropButton(drop, filters)));
    part("nearest").replaceChildren(...cards);
    part("nearest-name").hidden = !cards.length;
    part("listed").hidden = some + counted.length > 0;
    vineStreet.enableFavouriteButtons?.(part("nearest"));
  };
};
