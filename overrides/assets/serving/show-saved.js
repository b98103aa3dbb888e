"use strict";
/* Only under `make serve`, which puts it into every page (src/vinestreet/serving/live_server.py): opens the page anew
   when something was saved, and shows over it what is wrong, until it is mended: what the server tells, and which script
   failed here. It comes before all others, to see them fail. */

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { version, style = "", events = "", copies = "", failed = "" } = script.dataset;
  /** @type {string[]} */
  const failures = [];
  let told = { heading: "", mistake: "" };
  /** @type {EventSource | undefined} */
  let source;

  /** @param {MessageEvent<string>} event */
  function show({ data }) {
    const now = JSON.parse(data);
    told = now;
    if (now.version !== version) location.reload();
    else tell();
  }

  /** @param {ErrorEvent} event */
  async function fail({ filename, lineno, message }) {
    failures.push(`${await place(filename, lineno)}: ${message}`);
    tell();
  }

  /** Where that line was written: what is served of a folder names each of its files on a line above it.
      @param {string} address @param {number} line */
  async function place(address, line) {
    const lines = (await (await fetch(address)).text()).split("\n");
    for (let at = line - 1; at >= 0; at--) {
      const [, file] = lines[at]?.match(/^\/\/ (\S+\.js)$/) ?? [];
      if (file) return `${file}:${line - 1 - at}`;
    }
    return `${new URL(address).pathname.slice(1)}:${line}`;
  }

  function tell() {
    if (!document.body) return;
    const { heading, mistake } = told.heading ? told : { heading: failures[0] && failed, mistake: failures.join("\n") };
    const [shown] = document.getElementsByClassName("live-mistake");
    if (heading && shown?.textContent === heading + mistake) return; // so that nobody hears it twice
    shown?.remove();
    if (!heading) return;
    const box = Object.assign(document.createElement("section"), { className: "live-mistake", role: "alert" });
    const parts = { h2: heading, pre: mistake };
    for (const [name, text] of Object.entries(parts)) box.appendChild(document.createElement(name)).textContent = text;
    document.body.append(box);
  }

  /** A browser has six connections to a server: pages in tabs that nobody looks at leave them to others. */
  function listen() {
    source?.close();
    if (document.hidden) return;
    source = new EventSource(events);
    source.onmessage = show;
  }

  /** The worker of a site that was published at this address would answer from what it saved. */
  async function withoutCopies() {
    const { serviceWorker } = navigator;
    if (!serviceWorker?.controller) return false;
    await (await serviceWorker.getRegistration())?.unregister();
    for (const name of await caches.keys()) if (name.startsWith(`${copies} `)) await caches.delete(name);
    return true;
  }

  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: style }));
  addEventListener("error", fail);
  document.addEventListener("DOMContentLoaded", tell);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  addEventListener("pagehide", () => source?.close()); // or the page could not come back as it was
  withoutCopies().then((were) => (were ? location.reload() : listen()), listen);
})();
