"use strict";
/* The search dialog at work: asks while somebody types, lists what is found and says how much that is. What is typed
   stays in the field; it goes into no address, no history and no store, and closing the dialog empties the field. */

vineStreet.searchDialog = (() => {
  const PAGES_AT_ONCE = 20;
  const PAUSE = 250; // milliseconds without a key before it asks, so that screen readers are not talked over

  /** @type {HTMLDialogElement} */
  const dialog = vineStreet.element(document, "dialog#search");
  const { root = "", index = "", worker = "", preparing = "", one = "", many = "", none = "" } = dialog.dataset;
  /** @type {HTMLInputElement} */
  const field = vineStreet.element(dialog, ".md-search__input");
  const list = vineStreet.element(dialog, ".md-search-result__list");
  const status = vineStreet.element(dialog, ".search__status");
  const directory = vineStreet.element(dialog, ".search__directory");
  const failed = vineStreet.element(dialog, ".search__failed");
  const more = vineStreet.element(dialog, ".search__more");

  /** @type {Promise<SearchEngine> | undefined} */
  let engine;
  /** @type {SearchPage[]} */
  let found = [];
  let shown = "";
  let busy = false;
  let timer = 0;

  /** Answer the newest query; while one is being worked on, the ones in between are left out. */
  async function answer() {
    if (busy) return;
    busy = true;
    try {
      if (!engine) {
        status.textContent = preparing;
        engine = vineStreet.searchEngine(index, worker);
      }
      const ask = await engine;
      for (let query = typed(); ; query = typed()) {
        const pages = query ? await ask(query) : [];
        if (query === typed()) return show(query, pages);
      }
    } catch {
      engine = undefined;
      status.textContent = "";
      failed.hidden = false;
    } finally {
      busy = false;
    }
  }

  const typed = () => field.value.trim();

  /** @param {string} query @param {SearchPage[]} pages */
  function show(query, pages) {
    failed.hidden = true;
    const words = pages.length ? (pages.length === 1 ? one : many) : none;
    status.textContent = query && words.replace("{count}", String(pages.length)).replace("{query}", () => query);
    directory.hidden = !query;
    const link = vineStreet.element(directory, "a");
    link.textContent = (link.dataset.words ?? "").replace("{query}", () => query);
    if (query === shown) return;
    shown = query;
    found = pages;
    list.replaceChildren();
    showMore();
  }

  function showMore() {
    const from = list.children.length;
    list.append(...found.slice(from, from + PAGES_AT_ONCE).map((page) => vineStreet.searchHit(page, root)));
    more.hidden = list.children.length >= found.length;
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

  /** The finder knows slips, opening hours and distances. The words go there in the tab's own name, which the next
      page empties at once: an address would stay in the history. */
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
    clearTimeout(timer);
    timer = setTimeout(answer, PAUSE);
  });
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
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
    clearTimeout(timer);
    field.value = "";
    show("", []);
  });

  return {
    /** Get ready when the dialog opens, so that the first answer does not wait for the index. */
    open: answer,
  };
})();
