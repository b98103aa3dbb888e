"use strict";
/* Says at the foot of every page how old this copy of the site is: on a phone, a stick or a server that nobody tends. */

(() => {
  const line = /** @type {HTMLElement | null} */ (document.querySelector(".foot__made"));
  const made = Date.parse(window.__made); // of made.js; without it there is nothing to say
  if (!line || Number.isNaN(made)) return;
  const DAY = 86_400_000; // milliseconds
  const MONTH = 30.44; // days
  const locale = document.documentElement.lang;
  // Days of the reader's own calendar: in the evening in Los Angeles, UTC is a day ahead.
  const now = new Date();
  const days = Math.round((Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) - made) / DAY);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(made);
  // A device whose clock is before that day cannot tell the age; pages with places say so (live/freshness.js).
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const ago = days < 60 ? relative.format(-days, "day") : relative.format(-Math.floor(days / MONTH), "month");
  line.textContent = (line.dataset.words ?? "").replace("{date}", days < 0 ? date : `${date} (${ago})`);
  line.hidden = false;
})();
