"use strict";
/* "Keep on my list", on the pages of places and on cards, and the quiet way to the list.

   That way is never in the header of all pages: whoever looks over a shoulder, or is handed the phone to look up a bus,
   would see at once that there is a list. It shows where a place was just kept, and where places are looked for. */

(() => {
  if (!window.__place || !vineStreet.say) return; // they could not be loaded, and there are no words to speak with
  const { favourites, say } = vineStreet;

  /** @param {string} words */
  function wayThere(words) {
    const link = document.createElement("a");
    link.href = favourites.page;
    link.textContent = words;
    return link;
  }

  /** What a button says while its place isn't kept: less on a card than on the place's own page. @type {WeakMap<Element, string>} */
  const toKeep = new WeakMap();

  /** @param {HTMLElement} button @param {boolean} isKept */
  function name(button, isKept) {
    if (!toKeep.has(button)) toKeep.set(button, button.textContent);
    button.textContent = isKept
      ? say(button.closest(".entry") ? "take.is_kept_short" : "take.is_kept")
      : (toKeep.get(button) ?? "");
    const { name } = button.dataset;
    button.setAttribute("aria-label", say(isKept ? "take.is_kept_named" : "take.keep_named", { name }));
  }

  /** Show what is kept now, in everything that tells of it. @param {Document | HTMLElement} [root] */
  function refresh(root = document) {
    const kept = new Set(favourites.read().places.map(({ id }) => id));
    for (const button of vineStreet.elements(root, ".keep")) {
      const isKept = String(kept.has(button.dataset.keep ?? ""));
      if (button.getAttribute("aria-pressed") === isKept) continue;
      button.setAttribute("aria-pressed", isKept);
      name(button, isKept === "true");
      const said = button.nextElementSibling;
      if (said?.matches(".keep__said")) said.replaceChildren(); // it is not so any more
    }
    for (const place of vineStreet.elements(document, "[data-my-list]")) {
      place.hidden = kept.size === 0;
      place.replaceChildren(wayThere(say("take.my_list", { count: kept.size })));
    }
  }

  /** @param {HTMLElement} button @param {Element} said where to say what was done */
  function tap(button, said) {
    const { keep: id = "", name = "" } = button.dataset;
    const { broken } = favourites.read();
    const isOn = favourites.has(id);
    const done = isOn ? favourites.remove(id) : favourites.add(id, name);
    refresh();
    if (!done) said.textContent = say("take.refused");
    else if (isOn) said.textContent = say("take.removed", { name });
    else {
      const words = broken ? `${say("take.broken")} ${say("take.kept")} ` : `${say("take.kept")} `;
      said.replaceChildren(words, wayThere(say("take.see")));
    }
  }

  /** Make the buttons in `root` work: those of the page when it opens, and those of cards that come later. */
  vineStreet.enableFavouriteButtons = (root) => {
    for (const button of vineStreet.elements(root, ".keep[data-keep][hidden]")) {
      const said = document.createElement("span");
      said.className = "keep__said";
      said.setAttribute("role", "status");
      button.after(said);
      name(button, false);
      button.hidden = false;
    }
    refresh(root);
  };

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest(".keep[data-keep]");
    if (button instanceof HTMLElement && button.nextElementSibling) tap(button, button.nextElementSibling);
  });
  favourites.watch(() => refresh());
  vineStreet.enableFavouriteButtons(document);
})();
