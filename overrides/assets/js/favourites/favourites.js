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

  /** @param {HTMLElement} button @param {boolean} isKept */
  function name(button, isKept) {
    button.textContent = say(isKept ? "take.is_kept" : "take.keep");
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
      standing(button)?.remove(); // it is not so any more
    }
    for (const place of vineStreet.elements(document, "[data-my-list]")) {
      place.hidden = kept.size === 0;
      place.replaceChildren(wayThere(say("take.my_list", { count: kept.size })));
    }
  }

  /** What stands below the row of a button. @param {Element} button */
  const row = (button) => button.closest(".entry__ways, .place__top") ?? button;

  /** What the last tap did: over the foot of the screen, so that nothing moves under a finger. @param {Element} button */
  function standing(button) {
    const next = row(button).nextElementSibling;
    return next?.matches(".keep__said") ? next : null;
  }

  /** One region for the whole page, not one for each card. */
  const status = Object.assign(document.createElement("p"), { className: "keep__status" });
  status.setAttribute("role", "status");

  /** @param {HTMLElement} button */
  function tap(button) {
    const { keep: id = "", name = "" } = button.dataset;
    const { broken } = favourites.read();
    for (const other of vineStreet.elements(document, ".keep__said")) if (other !== standing(button)) other.remove();
    const isOn = favourites.has(id);
    const done = isOn ? favourites.remove(id) : favourites.add(id, name);
    refresh();
    const there = standing(button);
    const said = there ?? Object.assign(document.createElement("span"), { className: "keep__said" });
    if (!there) row(button).after(said);
    if (!done) said.textContent = say("take.refused");
    else if (isOn) said.textContent = say("take.removed", { name });
    else {
      const words = broken ? `${say("take.broken")} ${say("take.kept")} ` : `${say("take.kept")} `;
      said.replaceChildren(words, wayThere(say("take.see")));
    }
    status.textContent = said.textContent;
  }

  /** Make the buttons in `root` work: those of the page when it opens, and those of cards that come later. */
  vineStreet.enableFavouriteButtons = (root) => {
    for (const button of vineStreet.elements(root, ".keep[data-keep][hidden]")) {
      if (!status.isConnected) document.body.append(status);
      name(button, false);
      button.hidden = false;
    }
    refresh(root);
  };

  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest(".keep[data-keep]");
    if (button instanceof HTMLElement) tap(button);
    else if (target instanceof Element && !target.closest(".keep__said")) {
      for (const said of vineStreet.elements(document, ".keep__said")) said.remove();
    }
  });
  favourites.watch(() => refresh());
  vineStreet.enableFavouriteButtons(document);
})();
