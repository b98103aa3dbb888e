"use strict";
/* Loads what not every page needs, when it is asked for. */

/**
 * Load a classic script. Works over file:// too, where fetch does not.
 * @param {string} address relative to this page
 * @param {Document} [into] the document that runs it
 * @returns {Promise<void>} rejected when it cannot be had
 */
vineStreet.loadScript = (address, into = document) =>
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
