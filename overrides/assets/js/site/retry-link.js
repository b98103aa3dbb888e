"use strict";
/* On the page for when there is no connection: the way back to the page that was asked for, which is in the fragment. */

(() => {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.again"));
  if (!link || location.hash.length < 2) return;
  const address = new URL(location.hash.slice(1), vineStreet.root);
  if (!address.href.startsWith(vineStreet.root.href)) return; // somebody else's fragment
  link.href = address.href;
  link.hidden = false;
})();
