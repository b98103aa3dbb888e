"use strict";
/* What of this site stays on the device: to save it, and to remove it; and what is known of a place whose page is not there. */

(() => {
  vineStreet.elements(document, ".save").forEach(vineStreet.savePanel);
  if (!window.__place || !vineStreet.favourites || !vineStreet.say) return; // they could not be loaded
  vineStreet.elements(document, ".kept-here").forEach(vineStreet.privacyPanel);
  if (vineStreet.directory) vineStreet.elements(document, ".known-place").forEach(vineStreet.knownPlace);
})();
