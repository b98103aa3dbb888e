"use strict";
/* Loads what not every page needs, when it is asked for. */

/**
 * Load a classic script. Works over file:// too, where fetch does not. Several that are asked for at once come at the
 * same time, and run in that order.
 * @param {string} address relative to this page
 * @returns {Promise<void>} rejected when it cannot be had
 */
vineStreet.loadScript = (address) =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.async = false;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error(`could not load ${address}`));
    };
    script.src = new URL(address, document.baseURI).href;
    document.head.append(script);
  });
