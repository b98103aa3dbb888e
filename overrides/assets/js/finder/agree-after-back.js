"use strict";
/* Back to the finder: words, what was taken back of them, and the place on the page are there again, whether the browser
   kept the page whole (and may have emptied its fields) or loads it anew. Fields, toggles and list always say the same.
   Where a browser keeps nothing, words are gone, and that is said. */

/**
 * @param {FilterForm} form
 * @param {HTMLElement} note
 * @param {() => Filters} wanted what the list answers
 * @param {(next: Filters, cards?: number) => void} want
 */
vineStreet.agreeAfterBack = (form, note, wanted, want) => {
  const { typedWords, say } = vineStreet;
  const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));

  /** @param {boolean} persisted whether the browser kept the page whole */
  function comeBack(persisted) {
    const isBack = persisted || how?.type === "back_forward";
    const kept = typedWords.take();
    if (!isBack) return;
    const { parse } = vineStreet.filters;
    const there = wanted();
    if (kept) {
      if (!persisted) {
        want({ ...there, text: kept.text, ignored: kept.ignored }, kept.cards);
        scrollTo(0, kept.y);
      }
    } else if (there.text || form.field.value) want({ ...parse(location.hash), near: there.near });
    if (kept === undefined && !wanted().text) note.textContent = say("finder.words_gone");
  }

  /** Fields say what the list answers. While a page loads, the device may just be asked where it is. @param {boolean} persisted */
  function agree(persisted) {
    const { toFragment } = vineStreet.filters;
    const [fields, listed] = [form.read(), wanted()];
    const near = persisted ? fields.near : listed.near;
    const same = fields.text === listed.text && near === listed.near && toFragment(fields) === toFragment(listed);
    if (!same) form.write(listed);
  }

  addEventListener("pageshow", ({ persisted }) => comeBack(persisted));
  vineStreet.afterBack?.(agree);
  form.field.addEventListener("input", () => {
    if (note.textContent === say("finder.words_gone")) note.textContent = "";
  });
};
