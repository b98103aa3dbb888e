"use strict";
/* Material's search worker, started and asked. It is lunr over search_index.js, which assigns one global, __index. */

/**
 * @typedef {{location: string, title: string, text: string, score: number}} SearchSection
 *   title and text are HTML as the index has it, with <mark> round what was found
 * @typedef {SearchSection[]} SearchPage the sections of one page, best first
 */

/**
 * Load the index and hand it to a worker.
 * @param {string} index address of search_index.js
 * @param {string} address address of Material's worker script
 * @returns {Promise<(query: string) => Promise<SearchPage[]>>} asks one thing at a time
 */
vineStreet.searchEngine = async (index, address) => {
  const SETUP = 0; // what Material's worker calls these two messages
  const QUERY = 2;
  await vineStreet.loadScript(index);
  const worker = location.protocol.startsWith("http")
    ? /** @type {WorkerLike} */ (new Worker(address))
    : await vineStreet.frameWorker(address);
  /** @param {number} type @param {string | object} data @returns {Promise<SearchMessage["data"]>} */
  const ask = (type, data) =>
    new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data.data);
      worker.onerror = () => reject(new Error(`could not run ${address}`));
      worker.postMessage({ type, data });
    });
  await ask(SETUP, { ...window.__index, options: {} });
  window.__index = undefined; // the worker has its own copy
  return async (query) => (await ask(QUERY, query)).items;
};
