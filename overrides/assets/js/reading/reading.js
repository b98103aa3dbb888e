"use strict";
/* Around a text: handing it on by the sheet that the device itself has for that, printing it, and the sources, which are
   folded, for whoever follows a number to one of them. Nothing is sent before somebody has chosen where. */

(() => {
  const address = vineStreet.pageAddress();
  for (const button of vineStreet.elements(document, ".share")) {
    button.hidden = !navigator.share || !address;
    button.addEventListener("click", () => {
      const title = vineStreet.element(document, "h1").textContent ?? "";
      navigator.share({ title, url: address }).catch(() => {}); // whoever closes that sheet again has changed their mind
    });
  }
  for (const button of vineStreet.elements(document, ".print-sheet")) {
    button.hidden = !window.print; // some browsers inside apps cannot
    button.addEventListener("click", () => print());
  }

  /** Browsers before 2025 do not open what is folded around the place that a link leads to. */
  function open() {
    const place = document.querySelector(":target");
    const folded = /** @type {HTMLDetailsElement | null | undefined} */ (place?.closest("details.sources"));
    if (!place || !folded || folded.open) return;
    folded.open = true;
    place.scrollIntoView();
  }
  addEventListener("hashchange", open);
  open();
})();
