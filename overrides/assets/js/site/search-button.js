"use strict";
/* Says that scripts run, and opens the search, whose script loads only then. */

(() => {
  // Not by its id alone: a heading called "Search" has the same, and comes first.
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog#search"));
  const button = document.querySelector(".search-open");
  if (!dialog.showModal) return; // a browser without dialogs keeps the plain link to everything
  document.documentElement.classList.add("js");

  /** The search's script, once asked for; asked for anew after a failure. @type {Promise<void> | undefined} */
  let ready;

  button.addEventListener("click", () => {
    dialog.showModal();
    dialog.querySelector("input").focus();
    ready ??= vineStreet.loadScript(dialog.dataset.script);
    ready.then(
      () => vineStreet.searchDialog.open(),
      () => {
        ready = undefined;
        dialog.querySelector(".search__failed").hidden = false;
      },
    );
  });
  dialog.querySelector(".search__close").addEventListener("click", () => dialog.close());
})();
