"use strict";
/* What of this site is on the device, and how all of it is removed. The names are those of vineStreet.storageNames:
   nothing else is ever kept (see start/device-storage.js). */

vineStreet.storedData = (() => {
  const { storageNames, storageKey, root } = vineStreet;
  /**
   * Something that a browser may refuse, in a private window or by a setting.
   * @template T
   * @param {() => T | Promise<T>} ask
   * @param {T} otherwise
   */
  const tried = async (ask, otherwise) => {
    try {
      return await ask();
    } catch {
      return otherwise;
    }
  };
  /** Getting at a store may be refused, too. @type {[StoredId, () => Storage][]} */
  const stores = [
    ["list", () => localStorage],
    ["said", () => localStorage],
    ["left", () => sessionStorage],
    ["search", () => sessionStorage],
    ["forget", () => localStorage],
  ];
  /** @param {string} name of a cache */
  const ofThisSite = (name) => name.startsWith(`${storageNames.copy} ${root.pathname} `);
  const copies = () => tried(async () => (await caches.keys()).filter(ofThisSite), []);
  const workers = () =>
    tried(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.filter(({ scope }) => scope === root.href);
    }, []);

  /** Whether a cache has a page in it. @param {string} name */
  const hasPages = async (name) =>
    (await (await caches.open(name)).keys()).some(({ url }) => !new URL(url).pathname.endsWith("/saved.json"));

  /** Whether each thing that may be kept is there now; `saver` is what would save pages, where there are none. */
  async function find() {
    const names = await copies();
    const withPages = await Promise.all(names.map((name) => tried(() => hasPages(name), true)));
    const copy = withPages.some(Boolean);
    const found = {
      copy,
      saver: !copy && names.length + (await workers()).length > 0,
      words: window.name.startsWith(storageNames.words),
      list: false,
      said: false,
      left: false,
      search: false,
      forget: false,
    };
    for (const [id, store] of stores) {
      found[id] = await tried(() => store().getItem(storageKey(id)) !== null, false);
    }
    return found;
  }

  /** Remove everything, and have the device remember that it was asked for: the next page would save a copy again. */
  async function remove() {
    for (const worker of await workers()) await tried(() => worker.unregister(), false);
    for (const name of await copies()) await tried(() => caches.delete(name), false);
    for (const [id, store] of stores) await tried(() => store().removeItem(storageKey(id)), undefined);
    if (window.name.startsWith(storageNames.words)) window.name = "";
    // Firefox may keep the finder whole for Back, with what was typed: one that is told something is thrown away.
    await tried(() => new BroadcastChannel(storageKey("left")).postMessage("forget"), undefined);
    await tried(() => localStorage.setItem(storageKey("forget"), "1"), undefined);
  }

  /** Take the choice back: pages are saved by and by again, and nothing tells of it any more. */
  const allow = () => tried(() => localStorage.removeItem(storageKey("forget")), undefined);

  return { find, remove, allow };
})();
