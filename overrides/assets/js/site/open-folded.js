"use strict";
/* Browsers before 2025 do not open what is folded around the place that a link leads to. */

(() => {
  function open() {
    const place = document.querySelector("main :target");
    const folded = /** @type {HTMLDetailsElement | null | undefined} */ (place?.closest("details:not([open])"));
    if (!place || !folded) return;
    folded.open = true;
    place.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
})();
