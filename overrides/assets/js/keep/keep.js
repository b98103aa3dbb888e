"use strict";
/* What of this site stays on the device: to save it, and to remove it. */

(() => {
  const on = (selector, run) => document.querySelectorAll(selector).forEach(run);
  on(".save", vineStreet.save);
  if (window.__place && vineStreet.list && vineStreet.say) on(".kept-here", vineStreet.forget);
})();
