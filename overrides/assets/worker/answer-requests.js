"use strict";
/* Answers what pages ask for: from the network where it answers as this site, and else from the copy (keep-copies.js).

   Whoever has lost their domain, or sits behind the sign-in page of a network, gets an answer to everything: 200, 302 or
   404. So an answer that is not recognisably this site never takes the place of a saved file. Every page of the site has
   COPY.mark in it, also its 404.html, which may say that a saved page has gone.

   But a site may have moved, and nobody can tell that from a parked domain. So the saved page says at its top that
   something else answers here, and has a link past the copy (PAST) for those who want to see it.

   A newer copy may lie there, installed, whose worker waits until no page of this one's is open. Then pages come from
   it. What a page loads comes from the copy that the page came from, so none is a mix. */

const HASHED = /\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)$/;
const PATIENCE = 3000; // milliseconds that a file may take to come over the network while there is a copy of it
const PAST = "past-copy"; // what stands in the address of a page that is not to come from the copy

worker.addEventListener("fetch", answer);

/**
 * For each page the cache that it came from; empty where it came over the network.
 * @type {Map<string, string>}
 */
const cameFrom = new Map();

/** @param {FetchEvent} event */
function answer(event) {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT) || [LIST, at("worker.js")].includes(request.url))
    return;
  if (request.mode === "navigate" && new URL(request.url).searchParams.has(PAST)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else event.respondWith(part(request, cameFrom.get(event.clientId)));
}

/** A page: from the network, if it comes soon. @param {FetchEvent} event @returns {Promise<Response>} */
async function page({ request, resultingClientId }) {
  const copy = await cached(request.url);
  if (copy && !isBase(request.url, copy.name)) return Response.redirect(withSlash(request.url));
  if (copy?.name === at("measures.html")) return copy.file; // for whoever leaves: never late
  const came = await soon(request, copy?.file);
  cameFrom.set(resultingClientId, came || !copy ? "" : copy.cache);
  if (came === null && copy) return withNote(copy);
  return came ?? (copy ? unconnected(copy.file) : without(request.url));
}

/** A saved page that tells its own scripts that the network does not answer: start/leave.js. @param {Response} file */
function unconnected(file) {
  const headers = new Headers(file.headers);
  headers.set("Server-Timing", "unconnected");
  return new Response(file.body, { headers });
}

/** A saved page that says that something else answers at its address. @param {{file: Response, cache: string}} copy */
async function withNote({ file, cache }) {
  const note = await caches.match(INSTALLED, { cacheName: cache }); // it says of which day that copy is
  const words = note ? await note.text() : COPY.elsewhere;
  const text = await file.clone().text();
  return new Response(
    text.replace(/(?=<main id="main")/, () => words),
    file,
  );
}

/**
 * What comes over the network, if it comes soon or there is no copy to have instead; null where the answer is not this
 * site's, undefined where there is none.
 * @param {Request} request
 * @param {Response} [copy]
 * @returns {Promise<Response | null | undefined>}
 */
function soon(request, copy) {
  const coming = fresh(request, copy).catch(() => undefined);
  return copy ? Promise.race([coming, pause(PATIENCE)]) : coming;
}

/**
 * What a page loads: from where the page came, and else from where it can be had. A file with its hash in its name is
 * the same in every copy.
 * @param {Request} request
 * @param {string} [cache] that the page came from
 */
async function part(request, cache) {
  const newest = await newestCopy();
  const isHashed = HASHED.test(request.url);
  const inCopies = isHashed ? [CACHE, newest] : [cache || newest];
  let copy;
  for (const name of inCopies) copy ??= await caches.match(plain(request.url), { cacheName: name });
  if (isHashed || cache !== "") return copy ?? fetch(request);
  return (await soon(request, copy)) ?? copy ?? Response.error();
}

/**
 * A file from the network to its last byte, for half a page is worse than the copy of it; null where the answer is not
 * this site's and there is a copy.
 * @param {Request} request
 * @param {Response} [copy]
 */
async function fresh(request, copy) {
  const response = await fetch(request);
  if (response.type === "opaqueredirect") return !copy || (await leadsHere(request, copy)) ? response : null;
  if (copy && [204, 205].includes(response.status)) return null; // no page of this site is empty
  const file = new Response(await response.arrayBuffer(), response);
  return !copy || (await isOurs(file, copy)) ? file : null;
}

/**
 * Whether an answer may take the place of a copy.
 * @param {Response} file
 * @param {Response} copy
 */
async function isOurs(file, copy) {
  if (isPage(file) !== isPage(copy) || !(file.ok || file.status === 404)) return false;
  return isPage(file) ? (await file.clone().text()).includes(COPY.mark) : file.ok;
}

/** @param {Response} response */
const isPage = ({ headers }) => /^text\/html\b/i.test(headers.get("Content-Type") ?? "");

/**
 * Whether a redirect, which the browser would follow without showing it to us, ends at a page of this site.
 * @param {Request} request
 * @param {Response} copy
 */
async function leadsHere({ url }, copy) {
  const end = await fetch(url, { cache: "no-cache" }).catch(() => null); // refused where it is another site's
  return end ? end.url.startsWith(ROOT) && isOurs(end, copy) : false;
}

/** The cache of the newest version that is installed: this one's, or that of a worker which waits. */
async function newestCopy() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  for (const name of names.reverse()) if (await has(name, INSTALLED)) return name; // the one that was made last
  return CACHE;
}

/** An address without what stands behind `?` and `#`. @param {string} address */
function plain(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/**
 * The file of the newest copy for an address, its own, and the cache it is in; hosts may leave out `index.html` and
 * `.html`. What the newest copy has not fetched yet is this one's, if it has not changed.
 * @param {string} address
 */
async function cached(address) {
  const url = plain(address);
  const newest = await newestCopy();
  for (const name of url.endsWith("/") ? [`${url}index.html`] : [url, `${url}.html`, `${url}/index.html`]) {
    for (const cache of new Set([newest, CACHE])) {
      const file = await caches.match(name, { cacheName: cache }); // makes no empty cache where somebody deleted it
      if (file && (cache === newest || (await isSame(name, newest)))) return { name, file, cache };
    }
  }
}

/** Whether a file has not changed in a newer copy. @param {string} name of the file, whole @param {string} newest */
async function isSame(name, newest) {
  const path = name.slice(ROOT.length);
  const [ours, theirs] = await Promise.all([CACHE, newest].map((cache) => hashesIn(cache)));
  return Boolean(ours[path]) && ours[path] === theirs[path];
}

/** The hashes that a copy's own list has, by path. @param {string} cache @returns {Promise<Record<string, string>>} */
async function hashesIn(cache) {
  const told = await caches.match(LIST, { cacheName: cache });
  const { core, rest } = told ? await told.json() : {};
  return { ...core, ...rest };
}

/**
 * Whether a file's relative addresses are right at an address: a folder's own page needs the slash behind the folder.
 * @param {string} address
 * @param {string} name of the file, whole
 */
const isBase = (address, name) => new URL(".", address).href === new URL(".", name).href;

/** @param {string} address */
function withSlash(address) {
  const url = new URL(address);
  url.pathname += "/";
  return url.href;
}

/**
 * Neither network nor copy: a page that says so, and remembers in its fragment where to try again.
 * @param {string} address
 */
async function without(address) {
  const offline = at("offline.html");
  if (!address.startsWith(offline) && (await cached(offline))) {
    return Response.redirect(`${offline}#${address.slice(ROOT.length)}`);
  }
  return new Response(COPY.bare, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** @param {number} milliseconds @returns {Promise<undefined>} */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds, undefined));
