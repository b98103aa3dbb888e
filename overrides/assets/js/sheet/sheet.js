"use strict";
/* What a reader takes along from a page of places: a sheet of paper, a message, the list of their own. */

(() => {
  if (!window.__place || !vineStreet.favourites || !vineStreet.say) return; // they could not be loaded
  vineStreet.preparePrinting();
  vineStreet.elements(document, ".send").forEach(vineStreet.shareMessage);
  vineStreet.elements(document, ".wrong").forEach(vineStreet.correction);
  const list = document.getElementById("my-list");
  if (list) vineStreet.favouritesPage(list);
})();
