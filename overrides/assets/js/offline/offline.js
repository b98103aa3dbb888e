"use strict";
/* What of this site stays on the device: to save it, and to remove it. */

(() => {
  const on = (selector, run) => document.querySelectorAll(selector).forEach(run);
  on(".save", vineStreet.savePanel);
  if (window.__place && vineStreet.favourites && vineStreet.say) on(".kept-here", vineStreet.privacyPanel);
})();
