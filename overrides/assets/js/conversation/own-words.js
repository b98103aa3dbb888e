"use strict";
/* The reader's own words at a pause. They stay in the page while it is open, and on the device only while a tick asks for
   it. Whoever removes them elsewhere (Forget, or the tick in another tab) has removed them here too: a page that was open
   before never keeps them again. */

vineStreet.ownWords = (() => {
  const { storageKey, root } = vineStreet;
  const page = location.pathname.slice(root.pathname.length);

  /**
   * All words that are kept, by page and number of the pause; none where nothing can be read.
   * @returns {Record<string, unknown>}
   */
  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(storageKey("said")) ?? "{}");
      return found && typeof found === "object" ? found : {};
    } catch {
      return {};
    }
  }

  /**
   * Keep `words` under `key`, or nothing where they are null.
   * @param {string} key
   * @param {string | null} words
   * @returns {boolean} whether the browser did it
   */
  function keep(key, words) {
    const { [key]: before, ...rest } = kept();
    const all = words === null ? rest : { ...rest, [key]: words };
    try {
      if (Object.keys(all).length) localStorage.setItem(storageKey("said"), JSON.stringify(all));
      else localStorage.removeItem(storageKey("said"));
      return true;
    } catch {
      return false;
    }
  }

  /** Add room for words to a pause. @param {Element} pause @param {number} number its place among those of the page */
  return (pause, number) => {
    const key = `${page} ${number}`;
    const own = vineStreet.fromTemplate("talk-own");
    /** @type {HTMLTextAreaElement} */
    const words = vineStreet.element(own, "textarea");
    /** @type {HTMLInputElement} */
    const tick = vineStreet.element(own, "input");
    const refused = vineStreet.element(own, "[role=alert]");
    const before = kept()[key];
    if (typeof before === "string") {
      [words.value, tick.checked] = [before, true];
      vineStreet.element(own, "details").setAttribute("open", "");
    }
    const clear = () => {
      [words.value, tick.checked, refused.hidden] = ["", false, true];
      /** @type {HTMLDetailsElement} */ (words.closest("details")).open = false;
    };
    const note = () => {
      const done = keep(key, tick.checked ? words.value : null);
      refused.hidden = done || !tick.checked;
      if (!done) tick.checked = false;
    };
    /** Whether they were kept, and are no more. */
    const wereRemoved = () => tick.checked && !(key in kept());
    tick.addEventListener("change", note);
    words.addEventListener("input", () => {
      if (wereRemoved()) clear();
      else if (tick.checked) note();
    });
    addEventListener("storage", () => wereRemoved() && clear());
    addEventListener("pageshow", () => wereRemoved() && clear());
    addEventListener("pagehide", () => tick.checked || clear()); // the browser may show this page again, as it was
    pause.append(own);
  };
})();
