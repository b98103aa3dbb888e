"use strict";
/* Answers what pages ask for: from the network where it answers as this site, and else from the copy (keep-copies.js).

   Whoever has lost their domain, or sits behind the sign-in page of a network, gets an answer to everything: 200, 302 or
   404. So an answer that is not recognisably this site never takes the place of a saved file. Every page of the site has
   COPY.mark in it, also its 404.html, which may say that a saved page has gone.

   But a site may have moved, and nobody can tell that from a parked domain. So the saved page says at its top that
   something else answers here, and has a link past the copy (PAST) for those who want to see it. */

const HASHED = /\.[0-9a-f]{8}\.(?:min\.)?(?:css|js)$/;
const PATIENCE = 3000; // milliseconds that a file may take to come over the network while there is a copy of it
const PAST = "past-copy"; // what stands in the address of a page that is not to come from the copy

worker.addEventListener("fetch", answer);

/**
 * Which pages came from the copy: what they load comes from there too, so that no page is a mix.
 * @type {Map<string, boolean>}
 */
const fromCopy = new Map();

/** @param {FetchEvent} event */
function answer(event) {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT) || [LIST, at("worker.js")].includes(request.url))
    return;
  if (request.mode === "navigate" && new URL(request.url).searchParams.has(PAST)) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else event.respondWith(part(request, HASHED.test(request.url) || (fromCopy.get(event.clientId) ?? true)));
}

/** A page: from the network, if it comes soon. @param {FetchEvent} event @returns {Promise<Response>} */
async function page({ request, resultingClientId }) {
  const copy = await cached(request.url);
  if (copy && !isBase(request.url, copy.name)) return Response.redirect(withSlash(request.url));
  const came = await soon(request, copy?.file);
  fromCopy.set(resultingClientId, !came);
  if (came === null && copy) return withNote(copy.file);
  return came ?? copy?.file ?? without(request.url);
}

/** A saved page that says that something else answers at its address. @param {Response} file */
async function withNote(file) {
  const text = await file.clone().text();
  return new Response(
    text.replace(/(?=<main id="main")/, () => COPY.elsewhere),
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
 * What a page loads: from where the page came, and else from where it can be had.
 * @param {Request} request
 * @param {boolean} copyFirst
 */
async function part(request, copyFirst) {
  const copy = (await cached(request.url))?.file;
  if (copyFirst) return copy ?? fetch(request);
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

/**
 * The file of the copy for an address, and its own; hosts may leave out `index.html` and `.html`.
 * @param {string} address
 */
async function cached(address) {
  const { origin, pathname } = new URL(address);
  const url = origin + pathname;
  for (const name of url.endsWith("/") ? [`${url}index.html`] : [url, `${url}.html`, `${url}/index.html`]) {
    const file = await caches.match(name, { cacheName: CACHE }); // makes no empty cache where somebody deleted it
    if (file) return { name, file };
  }
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
