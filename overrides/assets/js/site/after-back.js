"use strict";
/* Back to a page. Browsers that keep one whole may bring it back with other fields than it had. */

/**
 * Do something once a page is shown, also after Back: then with `true` where the browser kept it whole. WebKit empties
 * the fields of such a page a little later, and tells nobody.
 * @param {(persisted: boolean) => void} act
 */
vineStreet.afterBack = (act) => {
  const LATER = 200; // milliseconds
  addEventListener("pageshow", ({ persisted }) => {
    act(persisted);
    if (persisted) for (const wait of [0, LATER]) setTimeout(() => act(true), wait);
  });
};
