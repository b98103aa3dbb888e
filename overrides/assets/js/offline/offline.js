"use strict";
/* What of this site stays on the device: to save it, and to remove it. */

(() => {
  vineStreet.elements(document, ".save").forEach(vineStreet.savePanel);
  if (!window.__place || !vineStreet.favourites || !vineStreet.say) return; // they could not be loaded
  vineStreet.elements(document, ".kept-here").forEach(vineStreet.privacyPanel);
})();
