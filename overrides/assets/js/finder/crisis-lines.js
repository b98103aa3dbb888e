"use strict";
/* Words of despair bring numbers into reach, calmly: the lines, or first the emergency number. They stand in the page's
   HTML; what was asked for is answered below them as always. */

/** @param {HTMLElement} box @returns {CrisisLines} */
vineStreet.crisisLines = (box) => {
  const parts = vineStreet.elements(box, "[data-when]");
  /** @type {Reading["despair"]} */
  let shown = "";

  return {
    show(despair) {
      box.hidden = !despair;
      for (const part of parts) part.hidden = part.dataset.when !== despair;
      const isNew = despair && despair !== shown;
      shown = despair;
      return isNew
        ? (parts
            .find(({ hidden }) => !hidden)
            ?.textContent.replace(/\s+/g, " ")
            .trim() ?? "")
        : "";
    },
  };
};
