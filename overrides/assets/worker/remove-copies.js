"use strict";
/* Takes the place of keep-copies.js where the site keeps no copies any more: deletes them, and then itself. */

(() => {
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self)); // what no script can be told
  const OURS = `${COPY.name} ${new URL(worker.registration.scope).pathname} `;

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(remove()));

  async function remove() {
    for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
    await worker.registration.unregister();
  }
})();
