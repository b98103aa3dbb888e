"use strict";
/* Has the browser keep a copy of the site for times without a connection (overrides/assets/worker/keep-copies.js), by
   and by, while somebody reads. Not from a folder, not under `make serve`, and not once somebody asked to keep
   nothing. */

vineStreet.serviceWorker = (() => {
  const SOON = 5000; // milliseconds after a page has opened, when it has what it needs itself
  const { worker: script } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  const container = navigator.serviceWorker;
  if (!script || !container || !window.caches || !location.protocol.startsWith("http")) return null;

  /** @returns {Promise<ServiceWorkerRegistration>} */
  const register = () =>
    container.register(new URL(script, document.baseURI), { scope: vineStreet.root.pathname, updateViaCache: "none" });

  /** The worker that is ready to save: the newest. @param {ServiceWorkerRegistration} registration */
  const ready = ({ installing, waiting, active }) =>
    new Promise((resolve, reject) => {
      const newest = installing ?? waiting ?? active;
      if (!newest) return reject(new Error("there is no worker"));
      const look = () => {
        if (newest.state === "redundant") reject(new Error("the copy could not be installed"));
        if (["installed", "activating", "activated"].includes(newest.state)) resolve(newest);
      };
      newest.addEventListener("statechange", look);
      look();
    });

  /**
   * Ask a worker for something, and be told each of its answers.
   * @param {ServiceWorker} worker
   * @param {WorkerRequest} what
   * @param {(answer: WorkerReport) => void} [tell]
   */
  function ask(worker, what, tell = () => {}) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => tell(data);
    worker.postMessage(what, [port2]);
  }

  const asksNothing = () => {
    try {
      return localStorage.getItem(vineStreet.storageKey("forget")) !== null;
    } catch {
      return true; // a browser that keeps nothing by itself
    }
  };

  async function byAndBy() {
    if (asksNothing()) return; // asked for in another tab, while this page was loading
    const worker = await ready(await register());
    const spare = navigator.connection?.saveData; // the reader has asked for little traffic: the core is enough
    const save = () => asksNothing() || ask(worker, { ask: "save", lanes: 1 }, ({ failed }) => failed && later());
    const later = () => setTimeout(save, SOON); // after a failure, too: what came through is there
    if (!spare) later();
  }
  if (!asksNothing()) addEventListener("load", () => byAndBy().catch(() => {})); // next time, perhaps
  return { register, ready, ask };
})();
