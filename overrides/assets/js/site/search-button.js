"use strict";
/* Says that scripts run, and opens the search, whose script loads only then. */

(() => {
  // Not by its id alone: a heading called "Search" has the same, and comes first.
  /** @type {HTMLDialogElement} */
  const dialog = vineStreet.element(document, "dialog#search");
  if (!dialog.showModal) return; // a browser without dialogs keeps the plain link to everything
  document.documentElement.classList.add("js");

  /** The search's script, once asked for; asked for anew after a failure. @type {Promise<void> | undefined} */
  let ready;

  vineStreet.element(document, ".search-open").addEventListener("click", () => {
    dialog.showModal();
    vineStreet.element(dialog, "input").focus();
    ready ??= vineStreet.loadScript(dialog.dataset.script ?? "");
    ready.then(
      () => vineStreet.searchDialog.open(),
      () => {
        ready = undefined;
        vineStreet.element(dialog, ".search__failed").hidden = false;
      },
    );
  });
  vineStreet.element(dialog, ".search__close").addEventListener("click", () => dialog.close());
})();
