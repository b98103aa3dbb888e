"use strict";
/* On paper a page has its whole address, and nothing can be opened there: what is folded is unfolded for as long as the printing takes. New browsers do so by a
   style sheet (::details-content, in print-base.css), which also works without scripts; Firefox before
   143 and Safari before 18.4 do not know it, and print what is closed as if it were not there. */

(() => {
  /** @type {Map<HTMLDetailsElement, string>} those that were closed, and the name of the group in which one may be open */
  const unfolded = new Map();

  /** Where others find the page: over file:// its address would lead into this device. */
  function address() {
    const line = document.querySelector(".on-paper__address");
    if (line && /^https?:$/.test(location.protocol)) line.textContent = location.origin + location.pathname;
  }

  addEventListener("beforeprint", () => {
    address();
    for (const details of /** @type {NodeListOf<HTMLDetailsElement>} */ (
      document.querySelectorAll("main details:not([open])")
    )) {
      unfolded.set(details, details.name);
      details.name = "";
      details.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const [details, name] of unfolded) {
      details.open = false;
      if (name) details.name = name;
      else details.removeAttribute("name");
    }
    unfolded.clear();
  });
})();
