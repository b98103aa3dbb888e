"use strict";
/* Behind remove-copies.js under `make serve`: pages that are open came from the copy, if the server was slow to answer,
   and nothing else would tell them to come anew. A published site leaves them alone: somebody may be reading. */

(() => {
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  worker.addEventListener("activate", (event) => event.waitUntil(reload()));

  /** A page that comes anew waits until the worker is active: nothing here may wait for the page. */
  async function reload() {
    await worker.clients.claim();
    for (const page of await worker.clients.matchAll({ type: "window" })) page.navigate(page.url).catch(() => {});
  }
})();
