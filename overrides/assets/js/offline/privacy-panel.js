"use strict";
/* On the page about privacy: what is on this device now, and one tap that removes all of it. */

vineStreet.privacyPanel = (box) => {
  const { storedData, favourites, say } = vineStreet;
  const part = (name) => box.querySelector(`[data-part="${name}"]`);

  /** Look anew, and show what was found: the words beside each thing, and whether there is anything to remove. */
  async function show() {
    const found = await storedData.find();
    for (const line of box.querySelectorAll("[data-kept]")) line.hidden = !found[line.dataset.kept];
    const { places } = favourites.read();
    if (places.length) box.querySelector('[data-kept="list"]').textContent = say("take.here", { count: places.length });
    const { forget, ...rest } = found;
    const some = Object.values(rest).some(Boolean);
    part("nothing").hidden = some;
    part("remove").hidden = !some;
    return some;
  }

  part("remove").addEventListener("click", async () => {
    await storedData.remove();
    const some = await show();
    part("done").hidden = some;
    part("failed").hidden = !some;
    box.focus();
  });
  show();
  favourites.watch(show);
  box.hidden = false;
};
