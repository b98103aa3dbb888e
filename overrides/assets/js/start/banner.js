"use strict";
/* Takes away what held for a while (banner.yml) once that is over by the reader's clock: in a page that is opened, before
   it is drawn; in one that is read, where it stands, with its room left. The moment stands on the page's first element. */

(() => {
  const MINUTE = 60_000; // milliseconds
  const page = document.documentElement;
  const end = Date.parse(page.dataset.until ?? "");
  if (Number.isNaN(end)) return;

  /** @param {"banner-gone" | "banner-over"} how */
  function look(how) {
    if (Date.now() >= end) page.classList.add(how);
  }

  const unseen = () => look("banner-gone"); // nobody sees that what is below moves up
  unseen();
  addEventListener("pageshow", unseen);
  document.addEventListener("visibilitychange", unseen);
  addEventListener("beforeprint", unseen);
  setInterval(look, MINUTE, "banner-over");
})();
