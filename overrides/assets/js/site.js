"use strict";
/* What every page needs of scripts: it says that they run, and opens the search. Nothing else loads before then. */

// eslint-disable-next-line no-unused-vars -- the one global that all our scripts share
var vineStreet = {
  /**
   * Load a classic script by its address. Works over file:// too, where fetch does not.
   * @param {string} address
   * @param {Document} [into] the document that runs it
   * @returns {Promise<void>} rejected when it cannot be had
   */
  load(address, into = document) {
    return new Promise((resolve, reject) => {
      const script = into.createElement("script");
      script.onload = () => resolve();
      script.onerror = () => reject(new Error(`could not load ${address}`));
      script.src = new URL(address, document.baseURI).href;
      into.head.append(script);
    });
  },
};

document.documentElement.classList.add("js");
