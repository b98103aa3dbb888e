"use strict";
/* On the page about privacy: what is on this device now, and one tap that removes all of it. */

vineStreet.privacyPanel = (box) => {
  const { storedData, favourites, say } = vineStreet;
  /** @param {string} name */
  const part = (name) => vineStreet.element(box, `[data-part="${name}"]`);

  /** Look anew, and show what was found: the words beside each thing, and whether there is anything to remove. */
  async function show() {
    const found = await storedData.find();
    for (const [id, isHere] of Object.entries(found)) {
      const line = /** @type {HTMLElement | null} */ (box.querySelector(`[data-kept="${id}"]`));
      if (line) line.hidden = !isHere;
    }
    vineStreet.element(box, "ul").hidden = !box.querySelector("[data-kept]:not([hidden])");
    const { places } = favourites.read();
    const list = vineStreet.element(box, '[data-kept="list"]');
    if (places.length) list.textContent = say("take.here", { count: places.length });
    const { forget: _, ...rest } = found; // that nothing is to be kept is nothing to remove
    const some = Object.values(rest).some(Boolean);
    part("nothing").hidden = some || found.forget;
    part("remove").hidden = !some;
    part("allow").hidden = !found.forget;
    part("marked").hidden = !found.forget;
    part("unmarked").hidden = found.forget;
    part("done").hidden ||= some; // another tab may have kept something since
    return some;
  }

  part("remove").addEventListener("click", async () => {
    part("done").hidden = part("failed").hidden = part("remove").hidden = true;
    part("removing").hidden = false; // where pages are being saved just now, it takes seconds
    await storedData.remove();
    const some = await show();
    part("removing").hidden = true;
    part("done").hidden = some;
    part("failed").hidden = !some;
    box.focus();
  });
  vineStreet.element(part("allow"), "button").addEventListener("click", async () => {
    await storedData.allow();
    part("done").hidden = part("failed").hidden = true;
    await show();
    box.focus();
  });
  favourites.watch(show);
  // A heading with nothing under it yet would be read out: the box waits for what was found.
  show().then(() => {
    box.hidden = false;
  });
};
