"use strict";
/* A link to a heading that is the line to open leads to something closed, and browsers before 2025 do not open what is
   folded around the place that a link leads to either. (`:target` is not known yet while a page loads.) */

(() => {
  function open() {
    const place = document.getElementById(location.hash.slice(1));
    const folded = /** @type {HTMLDetailsElement | null | undefined} */ (place?.closest("main details:not([open])"));
    if (!place || !folded) return;
    folded.open = true;
    place.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
})();
