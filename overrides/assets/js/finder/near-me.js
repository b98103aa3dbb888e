"use strict";
/* Near me: the device is asked where it is after a tap, and the answer stays in this page's memory. A device that asks
   the reader for leave tells the page nothing until they answer, which may be never: then words say how to go on. */

/**
 * @param {HTMLInputElement} box the toggle
 * @param {HTMLElement} note where the reader is told what becomes of it
 * @returns {NearMe}
 */
vineStreet.nearMe = (box, note) => {
  const { distance, say } = vineStreet;
  const SILENCE = 5000; // milliseconds
  const ROUGH = 0.25; // kilometres by which the device may be wrong: a walk of some minutes
  const TOO_ROUGH = 5; // a whole town

  /** @type {FromReader | null} */
  let from = null;

  /** @param {Located} located */
  function use({ at, within }) {
    const words = { within: distance.inWords(within, true) };
    if (within > TOO_ROUGH) {
      box.checked = false;
      return say("finder.near_too_rough", words);
    }
    from = { distances: distance.toAll(at), rough: within > ROUGH };
    return say(from.rough ? "finder.near_rough" : "finder.near_kept", words);
  }

  return {
    from: () => from,
    forget() {
      from = null;
      note.textContent = "";
    },
    async ask() {
      note.textContent = "";
      if (!box.checked) return;
      note.textContent = say("finder.near_asking");
      const timer = setTimeout(() => {
        if (box.checked) note.textContent = say("finder.near_waiting");
      }, SILENCE);
      try {
        const located = await distance.locate();
        if (box.checked) note.textContent = use(located); // else the reader has changed their mind
      } catch (key) {
        if (!box.checked) return;
        box.checked = false;
        note.textContent = say(typeof key === "string" ? key : "finder.near_failed");
      } finally {
        clearTimeout(timer);
      }
    },
  };
};
