"use strict";
/* Leave: a tap, or Shift three times, blanks the page at once and puts a neutral site in its place. Back leaves again.
   This runs before anything is painted, so that a page which is reached with Back never shows. */

(() => {
  const exit = vineStreet.exit; // empty where the organisation has turned it off
  if (!exit) return;
  const PRESSES = 3;
  const MOST_BETWEEN = 2000; // milliseconds from one press to the next
  const WAIT = 4000; // milliseconds for the neutral site; then comes our own neutral page
  const ours = new URL("measures.html", vineStreet.root).href;
  const name = vineStreet.storageKey("left");
  const page = document.documentElement;

  /**
   * What `use` does with the mark that this tab was left; some browsers refuse to keep one.
   * @param {(kept: Storage) => string | null | void} use
   */
  const mark = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };
  const wasLeft = () => mark((kept) => kept.getItem(name)) !== null;

  // Firefox gives each page that it keeps whole for Back a storage as it was then, without the mark that came later:
  // there, none may be kept. One that holds a lock isn't. Where the address begins with http: there are no locks, but
  // one that is told something while it is kept is thrown away.
  /** @type {BroadcastChannel | undefined} */
  let keptPages;
  if ("mozInnerScreenX" in window) {
    if (navigator.locks) navigator.locks.request(name, { mode: "shared" }, () => new Promise(() => {}));
    else {
      try {
        keptPages = new BroadcastChannel(name);
      } catch {} // a browser that refuses to keep a mark
    }
  }

  const [how] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  // Where the network did not answer for this very page (worker/answer-requests.js tells so), the other site will hardly
  // come either, whatever the browser thinks of its connection: its own page of errors would stay.
  const isConnected = () => navigator.onLine && !how?.serverTiming?.some(({ name }) => name === "unconnected");

  function leave() {
    page.style.display = "none"; // a browser may still be reading the page, and would add to it
    window.stop();
    document.title = "";
    page.replaceChildren();
    mark((kept) => kept.setItem(name, "1"));
    mark((kept) => kept.removeItem(vineStreet.storageKey("search")));
    keptPages?.postMessage("left");
    // Our own page needs no connection where it lies in a folder, or in the copy that the worker keeps.
    const isHere = location.protocol === "file:" || navigator.serviceWorker?.controller;
    location.replace(isHere && !isConnected() ? ours : exit);
    setTimeout(() => location.replace(ours), WAIT);
  }

  // "navigate" is somebody's wish to be here. Anything else is Back, or Reload while the neutral site was on its way.
  if (wasLeft()) {
    if (how?.type === "navigate") mark((kept) => kept.removeItem(name));
    else leave();
  }

  // Other browsers keep pages whole, to show them at once when somebody comes back: they are kept unseen (leave.css).
  addEventListener("pagehide", () => page.classList.add("unseen"));
  addEventListener("pageshow", (event) => {
    if (event.persisted && wasLeft()) leave();
    else page.classList.remove("unseen");
  });

  /** @param {MouseEvent} event */
  const onTap = (event) => {
    if (event.button > 1 || !(event.target instanceof Element && event.target.closest(".leave"))) return;
    event.preventDefault(); // a new tab, for the middle button or with Ctrl, would leave this one as it is
    leave();
  };
  addEventListener("click", onTap, true);
  addEventListener("auxclick", onTap, true);

  let presses = 0;
  let last = 0;
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    if (event.key !== "Shift") presses = 0;
    else if (!event.repeat) {
      presses = event.timeStamp - last > MOST_BETWEEN ? 1 : presses + 1;
      last = event.timeStamp;
      if (presses === PRESSES) leave();
    }
  };
  addEventListener("keydown", onKey, true);
  addEventListener("pointerdown", () => (presses = 0), true); // Shift and a tap marks words
})();
