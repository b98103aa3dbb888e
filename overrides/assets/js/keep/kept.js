"use strict";
/* What of this site is on the device, and how all of it is removed. The names are those of vineStreet.kept: nothing else
   is ever kept (see start/kept.js). */

vineStreet.onDevice = (() => {
  const { kept, keptName, root } = vineStreet;
  /** Something that a browser may refuse, in a private window or by a setting. */
  const tried = async (ask, otherwise) => {
    try {
      return await ask();
    } catch {
      return otherwise;
    }
  };
  const stores = { list: "localStorage", said: "localStorage", left: "sessionStorage", forget: "sessionStorage" };
  const ofThisSite = (name) => name.startsWith(`${kept.copy} ${root.pathname} `);
  const copies = () => tried(async () => (await caches.keys()).filter(ofThisSite), []);
  const workers = () =>
    tried(async () => {
      const all = await navigator.serviceWorker.getRegistrations();
      return all.filter(({ scope }) => scope === root.href);
    }, []);

  /** Whether each thing that may be kept is there now. @returns {Promise<Record<string, boolean>>} by id */
  async function look() {
    const found = { copy: (await copies()).length + (await workers()).length > 0, words: window.name.startsWith(kept.words) };
    for (const [id, store] of Object.entries(stores)) {
      found[id] = await tried(() => window[store].getItem(keptName(id)) !== null, false);
    }
    return found;
  }

  /** Remove everything, and have this tab remember that it was asked for: the next page would save a copy again. */
  async function remove() {
    for (const worker of await workers()) await tried(() => worker.unregister());
    for (const name of await copies()) await tried(() => caches.delete(name));
    for (const [id, store] of Object.entries(stores)) await tried(() => window[store].removeItem(keptName(id)));
    if (window.name.startsWith(kept.words)) window.name = "";
    await tried(() => sessionStorage.setItem(keptName("forget"), "1"));
  }

  return { look, remove };
})();
