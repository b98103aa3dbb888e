"use strict";
/* Back to the finder. A browser that kept the page whole may have emptied its fields and left the list as it was; one
   that loads it anew has what stands in the address, and no words. Fields, toggles and list always say the same, and
   where words are gone, that is said: nothing keeps them. */

/**
 * @param {FilterForm} form
 * @param {HTMLElement} note
 * @param {() => Filters} wanted what the list answers
 * @param {(next: Filters) => void} want
 */
vineStreet.agreeAfterBack = (form, note, wanted, want) => {
  /** @param {boolean} persisted whether the browser kept the page whole */
  function agree(persisted) {
    const { toFragment, parse } = vineStreet.filters;
    const [fields, listed] = [form.read(), wanted()];
    const near = persisted ? fields.near : listed.near; // while a page loads, the device may just be asked
    const same = fields.text === listed.text && near === listed.near && toFragment(fields) === toFragment(listed);
    if (!same) want({ ...parse(location.hash), text: fields.text, near: listed.near });
    const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    const anew = !persisted && how?.type === "back_forward";
    if (!fields.text && (anew || listed.text)) note.textContent = vineStreet.say("finder.words_gone");
  }

  vineStreet.afterBack?.(agree);
  form.field.addEventListener("input", () => {
    if (note.textContent === vineStreet.say("finder.words_gone")) note.textContent = "";
  });
};
