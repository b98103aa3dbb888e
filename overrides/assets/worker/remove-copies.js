"use strict";
/* Takes the place of keep-copies.js where the site keeps no copies any more: deletes them, and then itself. */

const OURS = `${COPY.name} ${new URL(self.registration.scope).pathname} `;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));

async function remove() {
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
  await self.registration.unregister();
}
