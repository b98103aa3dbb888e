"use strict";
/* What this site may keep on a device has a name in `vineStreet.storageNames`: src/vinestreet/security/browser_storage.py, which the
   page about privacy lists too. No script keeps anything under another name. */

/** The root of this copy of the site. */
vineStreet.root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);

/**
 * Sites in several folders of one host share one storage, and so do all folders of a disk in some browsers: the folder
 * is part of the name, so that each copy of this site has its own and can remove all of it.
 * @param {StoredId} id one of the names in vineStreet.storageNames
 */
vineStreet.storageKey = (id) => `${vineStreet.storageNames[id]} ${vineStreet.root.pathname}`;

// Words that the search hands to the finder stay in the tab's own name, and only until the next page opens.
if (window.name.startsWith(vineStreet.storageNames.words)) {
  vineStreet.handedQuery = window.name.slice(vineStreet.storageNames.words.length + 1);
  window.name = "";
}
