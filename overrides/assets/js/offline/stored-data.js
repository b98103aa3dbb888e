"use strict";
/* What of this site is on the device, and how all of it is removed. The names are those of vineStreet.storageNames:
   nothing else is ever kept (see start/device-storage.js). */

vineStreet.storedData = (() => {
  const { storageNames, storageKey, root } = vineStreet;
  /** Something that a browser may refuse, in a private window or by a setting. */
  const tried = async (ask, otherwise) => {
    try {
      return await ask();
    } catch {
      return otherwise;
    }
  };
  const stores = { list: "localStorage", said: "localStorage", left: "sessionStorage", forget: "sessionStorage" };
  const ofThisSite = (name) => name.startsWith(`${storageNames.copy} ${root.pathname} `);
  const copies = () => tried(async () => (await caches.keys()).filter(ofThisSite), []);
  const workers = () =>
    tried(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.filter(({ scope }) => scope === root.href);
    }, []);

  /** Whether each thing that may be kept is there now. @returns {Promise<Record<string, boolean>>} by id */
  async function find() {
    const found = { copy: (await copies()).length + (await workers()).length > 0, words: window.name.startsWith(storageNames.words) };
    for (const [id, store] of Object.entries(stores)) {
      found[id] = await tried(() => window[store].getItem(storageKey(id)) !== null, false);
    }
    return found;
  }

  /** Remove everything, and have this tab remember that it was asked for: the next page would save a copy again. */
  async function remove() {
    for (const worker of await workers()) await tried(() => worker.unregister());
    for (const name of await copies()) await tried(() => caches.delete(name));
    for (const [id, store] of Object.entries(stores)) await tried(() => window[store].removeItem(storageKey(id)));
    if (window.name.startsWith(storageNames.words)) window.name = "";
    await tried(() => sessionStorage.setItem(storageKey("forget"), "1"));
  }

  return { find, remove };
})();
