"use strict";
/* Says at the foot of a sheet of paper when it was printed, and where the page stands for others. */

/**
 * The address at which others find a page: nothing over file://, where it would lead into this device.
 * @param {string} [page] relative to this one
 * @returns {string}
 */
vineStreet.pageAddress = (page = "") => {
  const address = new URL(page, location.href);
  address.hash = address.search = "";
  return /^https?:$/.test(address.protocol) ? address.href : "";
};

(() => {
  function tell() {
    const date = /** @type {HTMLElement | null} */ (document.querySelector(".on-paper__date"));
    if (!date) return;
    const on = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
    date.textContent = (date.dataset.words ?? "").replace("{on}", on);
    const address = vineStreet.pageAddress();
    if (address) vineStreet.element(document, ".on-paper__address").textContent = address;
  }

  // A browser that prints without saying so first has the day on which the page was opened.
  addEventListener("DOMContentLoaded", tell);
  addEventListener("beforeprint", tell);
})();
