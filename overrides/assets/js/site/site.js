"use strict";
/* What every page needs of scripts: it says that they run, and opens the search. Nothing else loads before then. */

/**
 * Load a classic script. Works over file:// too, where fetch does not.
 * @param {string} address relative to this page
 * @param {Document} [into] the document that runs it
 * @returns {Promise<void>} rejected when it cannot be had
 */
vineStreet.load = (address, into = document) =>
  new Promise((resolve, reject) => {
    const script = into.createElement("script");
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`could not load ${address}`));
    };
    script.src = new URL(address, document.baseURI).href;
    into.head.append(script);
  });

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
    ready ??= vineStreet.load(dialog.dataset.script);
    ready.then(
      () => vineStreet.search.open(),
      () => {
        ready = undefined;
        dialog.querySelector(".search__failed").hidden = false;
      },
    );
  });
  dialog.querySelector(".search__close").addEventListener("click", () => dialog.close());
})();
