"use strict";
/* Keeps a copy of this site on the device, for times without a connection. The build writes it to the site's root, with
   one line before this one (src/vinestreet/outputs/offline_manifest.py):

   const COPY = { version, list (the SHA-256 of saved.json), name (for caches), bare (a page for when all else is gone),
     elsewhere (a note for saved pages where a stranger answers), mark (what every page of the site has in it), ask (what
     stands behind addresses that are asked for here: whoever counts readers takes them for none) };

   Every file enters the copy by its hash from saved.json, or not at all. So a copy is of one version, whatever a server
   or a connection does meanwhile, and what was saved before a cut need not be fetched again. Each version has a cache
   of its own. A new worker takes over when no page of the old one is open any more; but what it has installed is what
   the old one answers with from then on (answer-requests.js, which the build puts behind this), for a number may have
   been corrected, and a phone's tab is seldom closed. */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self)); // what no script can be told
const ROOT = worker.registration.scope;
const OURS = `${COPY.name} ${new URL(ROOT).pathname} `; // other sites of the same host have other paths
const CACHE = OURS + COPY.version;
/** @param {string} path */
const at = (path) => new URL(path, ROOT).href;
const LIST = at("saved.json");
const IN_USE = at("saved.json?in-use"); // marks the cache of a version that took over
const INSTALLED = at("saved.json?installed"); // marks one that is ready to; in it is what it says where another answers

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  /** @type {WorkerRequest} */
  const request = event.data;
  if (request.ask === "state") event.waitUntil(state().then((now) => port.postMessage(now)));
  if (request.ask === "save") event.waitUntil(saveAll(request.lanes, port));
});

/** The core at least; all, where the version before was saved as a whole. */
async function install() {
  try {
    const { core, rest } = await list();
    const before = await otherVersions();
    const wasWhole = before.some(({ missing }) => missing.length === 0);
    await save(wasWhole ? { ...core, ...rest } : core, before);
    await (await caches.open(CACHE)).put(INSTALLED, new Response(COPY.elsewhere));
    await sweep(async (name) => !(await has(name, IN_USE)));
  } catch (error) {
    const isFull = error instanceof Error && error.name === "QuotaExceededError";
    if (isFull || (await isEmpty())) await caches.delete(CACHE); // leave the room to the version in use, and no trace
    await sweep(async (name) => !(await has(name, INSTALLED))); // one that waits is still the newest
    throw error;
  }
}

/** @param {string} name of a cache @param {string} mark */
const has = async (name, mark) => Boolean(await caches.match(mark, { cacheName: name }));

/** Whether no file has come through: an empty cache is no beginning of a copy. */
async function isEmpty() {
  if (!(await caches.has(CACHE))) return false;
  const there = await (await caches.open(CACHE)).keys();
  return there.every(({ url }) => url === LIST);
}

async function takeOver() {
  const names = await caches.keys(); // the one that was made first comes first
  await sweep((name) => names.indexOf(name) < names.indexOf(CACHE)); // a newer one may be on its way
  await (await caches.open(CACHE)).put(IN_USE, new Response(""));
  await worker.clients.claim(); // the page that had it installed may be left without a connection, too
}

/**
 * Delete the caches of other versions of this site for which `goes` says so.
 * @param {(name: string) => boolean | Promise<boolean>} goes
 */
async function sweep(goes) {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE && (await goes(name))) await caches.delete(name);
  }
}

/**
 * Hashes by path; places' own pages are none of them where the directory is too large.
 * @returns {Promise<{core: Record<string, string>, rest: Record<string, string>, bytes: number, withoutPlaces?: boolean}>}
 */
async function list() {
  const there = await caches.match(LIST, { cacheName: CACHE });
  if (there) return there.json();
  const now = await fetched("saved.json", COPY.list);
  await (await caches.open(CACHE)).put(LIST, now.clone()); // not before: what fails at once leaves no empty cache
  return now.json();
}

/** What a cache of this site has, and what it lacks: paths. @param {Cache} cache */
async function contents(cache) {
  const told = await cache.match(LIST);
  /** @type {{core: Record<string, string>, rest: Record<string, string>}} */
  const { core, rest } = told ? await told.json() : { core: {}, rest: {} };
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const hashes = { ...core, ...rest };
  return { cache, hashes, there, missing: Object.keys(hashes).filter((path) => !there.has(at(path))) };
}

async function otherVersions() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  const found = await Promise.all(names.map(async (name) => contents(await caches.open(name))));
  return found.filter(({ hashes }) => Object.keys(hashes).length);
}

/** @typedef {{cache: Cache, hashes: Record<string, string>}} Version of this site, in a cache of its own */

/**
 * Put files into the copy; those that are there stay.
 * @param {Record<string, string>} files hashes by path
 * @param {Version[]} before versions that may have the same files
 * @param {number} [lanes] how many at a time
 * @param {(done: number, all: number) => void} [tell]
 */
async function save(files, before, lanes = 6, tell = () => {}) {
  const { cache, there } = await contents(await caches.open(CACHE));
  const waiting = Object.entries(files).filter(([path]) => !there.has(at(path)));
  const all = Object.keys(files).length;
  let done = all - waiting.length;
  async function lane() {
    for (let next; (next = waiting.shift()); tell(++done, all)) {
      const [path, hash] = next;
      await cache.put(at(path), (await carried(path, hash, before)) ?? (await fetched(path, hash)));
    }
  }
  tell(done, all);
  await Promise.all(Array.from({ length: lanes }, lane));
}

/**
 * The file from another version, where it is the same there.
 * @param {string} path
 * @param {string} hash
 * @param {Version[]} before
 */
async function carried(path, hash, before) {
  for (const { cache, hashes } of before) {
    const same = hashes[path] === hash && (await cache.match(at(path)));
    if (same) return same;
  }
}

/**
 * The file from the server, or an error where it is not the one of this version. A page stays here alone, to be removed
 * with the rest: not in the browser's own cache, too, as if the reader had opened it. What pages share is in there
 * already, tells nothing about a reader, and is not fetched again.
 * @param {string} path
 * @param {string} hash
 */
async function fetched(path, hash) {
  const there = HASHED.test(path) && (await checked(await fetch(at(path), { cache: "force-cache" }), hash));
  const file = there || (await checked(await fetch(at(path) + COPY.ask, { cache: "no-store" }), hash));
  if (!file) throw new Error(`${path} is not the one of this version (${COPY.version})`);
  return file;
}

/**
 * A file for the copy, or nothing where its hash is another.
 * @param {Response} response
 * @param {string} hash
 */
async function checked(response, hash) {
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = Array.from(digest.slice(0, hash.length / 2), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (!response.ok || found !== hash) return null;
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding"); // the bytes are unpacked by now
  headers.delete("Content-Length");
  return new Response(bytes, { headers });
}

/**
 * No files where nothing is saved and the list cannot be had; bytes are about those over the wire for all files.
 * @returns {Promise<{files: number, missing: number, bytes: number, withoutPlaces: boolean}>}
 */
async function state() {
  const { bytes, withoutPlaces = false } = await list().catch(() => ({ bytes: 0, withoutPlaces: false }));
  if (!bytes) return { files: 0, missing: 0, bytes, withoutPlaces };
  const { hashes, missing } = await contents(await caches.open(CACHE));
  return { files: Object.keys(hashes).length, missing: missing.length, bytes, withoutPlaces };
}

/**
 * Save every file, the core too where somebody has emptied it, and tell at `port` how far it is.
 * @param {number} lanes
 * @param {MessagePort} [port]
 */
async function saveAll(lanes, port) {
  try {
    const { core, rest } = await list();
    const before = await otherVersions();
    await save({ ...core, ...rest }, before, lanes, (done, all) => port?.postMessage({ done, all }));
    port?.postMessage({ saved: true });
  } catch (error) {
    port?.postMessage({ failed: error instanceof Error ? error.name : String(error) });
  }
}
