"use strict";
/* The search dialog at work: asks while somebody types, lists what answers and says how much that is. What is typed
   stays in the field; it goes into no address, no history and no store, and closing the dialog empties the field. */

vineStreet.searchDialog = (() => {
  const HITS_AT_ONCE = 20;
  const SOON = 100; // milliseconds without a key before it answers
  const PAUSE = 400; // and before it says so, so that screen readers are not talked over
  const AT_ONCE = 12; // milliseconds of reading before the page may do something else

  /** @type {HTMLDialogElement} */
  const dialog = vineStreet.element(document, "dialog#search");
  const { scripts = "", preparing = "" } = dialog.dataset;
  /** @type {HTMLInputElement} */
  const field = vineStreet.element(dialog, ".md-search__input");
  const list = vineStreet.element(dialog, ".md-search-result__list");
  const status = vineStreet.element(dialog, ".search__status");
  const lines = vineStreet.element(dialog, ".search__lines");
  const emergency = vineStreet.element(dialog, ".search__emergency");
  const directory = vineStreet.element(dialog, ".search__directory");
  const failed = vineStreet.element(dialog, ".search__failed");
  const more = vineStreet.element(dialog, ".search__more");

  /** Settled once everything is loaded and read; asked for anew after a failure. @type {Promise<void> | undefined} */
  let ready;
  /** @type {{hits: Hit[], reading?: Reading}} */
  let found = { hits: [] };
  let shown = "";
  let soon = 0;
  let pause = 0;

  const typed = () => field.value.trim();

  async function prepare() {
    await vineStreet.loadSearch(scripts);
    while (!vineStreet.search.read(AT_ONCE)) await new Promise((done) => setTimeout(done));
  }

  /** Answer what is typed once everything is there. */
  async function answer() {
    if (!ready) {
      status.textContent = preparing;
      ready = prepare();
    }
    try {
      await ready;
    } catch {
      ready = undefined;
      status.textContent = "";
      failed.hidden = false;
      return;
    }
    failed.hidden = true;
    if (status.textContent === preparing) status.textContent = "";
    show(typed());
  }

  /** @param {string} query */
  function show(query) {
    if (query === shown) return;
    shown = query;
    const { reading, hits, strange } = query
      ? vineStreet.search.all(query)
      : { reading: undefined, hits: [], strange: [] };
    found = { hits, reading };
    lines.hidden = !reading?.despair;
    emergency.hidden = reading?.despair !== "emergency";
    directory.hidden = !query || !lines.hidden; // its place on a small screen is that of the first answer
    const link = vineStreet.element(directory, "a");
    link.textContent = (link.dataset.words ?? "").replace("{query}", () => query);
    list.replaceChildren();
    showMore();
    clearTimeout(pause);
    if (query) pause = setTimeout(() => say(query, strange), PAUSE);
    else status.textContent = "";
  }

  /** @param {string} query @param {string[]} strange words that stand nowhere */
  function say(query, strange) {
    const count = found.hits.length;
    const told = [vineStreet.say(count ? "hits.count" : "hits.none", { count })];
    if (!count && strange.length)
      told.push(vineStreet.say("hits.strange", { words: strange.map((word) => `“${word}”`).join(", ") }));
    if (found.reading?.despair) told.push(vineStreet.say("hits.lines"));
    status.textContent = told.join(" ").replace("{query}", () => query);
  }

  function showMore() {
    const { hits, reading } = found;
    const from = list.children.length;
    if (reading) list.append(...hits.slice(from, from + HITS_AT_ONCE).map((hit) => vineStreet.searchHit(hit, reading)));
    more.hidden = list.children.length >= hits.length;
    return list.children[from]?.querySelector("a");
  }

  /**
   * Arrow keys go through the field and the links below it; Enter in the field goes to the first.
   * @param {KeyboardEvent} event
   */
  function move(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    if (!step || at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  }

  /** The finder has filters and distances. The words go there in the tab's own name, which the next page empties at
      once: an address would stay in the history. */
  /** @param {MouseEvent} event */
  function lookInDirectory(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab has a name of its own
    if (vineStreet.searchDirectory) {
      event.preventDefault();
      const query = typed();
      dialog.close();
      vineStreet.searchDirectory(query);
    } else {
      window.name = `${vineStreet.storageNames.words} ${typed()}`;
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(answer, SOON);
  });
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(soon);
    answer().then(() => list.querySelector("a")?.focus());
  });
  dialog.addEventListener("keydown", move);
  directory.addEventListener("click", lookInDirectory);
  more.addEventListener("click", () => showMore()?.focus());
  list.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link?.pathname === location.pathname) dialog.close(); // it only moves within this page
  });
  vineStreet.afterBack(() => {
    if (typed() !== shown) answer(); // a browser that kept the page whole may have emptied the field
  });
  dialog.addEventListener("close", () => {
    clearTimeout(soon);
    field.value = "";
    show("");
  });

  return {
    /** Get ready when the dialog opens, so that the first answer does not wait for the scripts. */
    open: answer,
  };
})();
