"use strict";
/* Puts into a page what is true when it is read: what is open now, how old each check is, how old this copy is. The
   words change every minute, unannounced: a screen reader reads them when its reader comes to them. Paper keeps what
   the page itself says, the dates (assets/css/live.css). */

(() => {
  const MINUTE = 60_000; // milliseconds

  /**
   * The element below `root` that a name such as `p.place__now` describes; where there is none, `put` puts a new one.
   * @param {HTMLElement} root
   * @param {string} name
   * @param {(made: HTMLElement) => void} put
   * @returns {HTMLElement}
   */
  function part(root, name, put) {
    const there = /** @type {HTMLElement | null} */ (root.querySelector(name));
    if (there) return there;
    const [tag, className] = name.split(".");
    const made = Object.assign(document.createElement(tag), { className });
    put(made);
    return made;
  }

  /** @param {Element} element @param {string} words */
  function write(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  /** @param {Element | null} place */
  const canCall = (place) => Boolean(place?.querySelector('a[href^="tel:"]'));

  /** @param {HTMLElement} element with data-hours @param {Element | null} place @param {HTMLElement} into */
  function open({ dataset }, place, into) {
    const rules = JSON.parse(dataset.hours ?? "null");
    const { state, words } = vineStreet.openNow(rules, dataset.clock, canCall(place));
    into.dataset.state = state;
    write(into, words);
  }

  /** @param {HTMLElement} entry a place in a list */
  function card(entry) {
    const facts = entry.querySelector(".entry__facts");
    if (!(facts instanceof HTMLElement)) return; // a place on the reader's list of which only the name is left
    if (entry.dataset.hours)
      open(
        entry,
        entry,
        part(facts, "li.entry__now", (made) => facts.prepend(made)),
      );
    const line = part(facts, "li.entry__checked", (made) => facts.append(made));
    const age = part(line, "span.age", (made) => line.insertBefore(made, line.querySelector("span")));
    write(age, vineStreet.freshness.check(entry.dataset.checked, canCall(entry), "line" in entry.dataset));
    line.classList.toggle("entry__checked--fresh", vineStreet.freshness.isFresh(entry.dataset.checked));
  }

  /** @param {HTMLElement} section of a place's own page */
  function section(section) {
    const place = document.querySelector(".place");
    if (section.dataset.hours) {
      const into = vineStreet.element(section, ".place__live"); // its room is kept, and nothing below it moves
      open(
        section,
        place,
        part(section, "p.place__now", (made) => into.append(made)),
      );
      vineStreet.foldFarDays(section);
    } else {
      const { checked } = section.dataset;
      const age = part(section, "span.age", (made) => vineStreet.element(section, "p").prepend(made, " "));
      write(age, vineStreet.freshness.check(checked, canCall(place), "line" in section.dataset));
    }
  }

  /** Say at the top what the reader has to know about this copy. */
  function note() {
    const words = vineStreet.freshness.copy();
    const there = document.getElementById("copy-note");
    if (!words) return there?.remove();
    if (there) return write(there, words);
    const made = Object.assign(document.createElement("p"), { id: "copy-note", textContent: words });
    made.setAttribute("role", "note");
    const before = document.querySelector(".place, .places .entries");
    if (before) before.before(made);
    else document.querySelector("article h1")?.after(made);
  }

  /**
   * Bring the words of `root`, and of all places below it, up to date.
   * @param {Document | HTMLElement} root
   */
  vineStreet.live = (root) => {
    if (vineStreet.freshness.clockIsWrong()) return; // the note says so, and the page says what it says to everyone
    /** @param {string} selector @returns {HTMLElement[]} */
    const all = (selector) => {
      const self = root instanceof HTMLElement && root.matches(selector) ? [root] : [];
      return [...self, ...vineStreet.elements(root, selector)];
    };
    vineStreet.leavePast(root);
    all(".entry:not(.entry--ended)").forEach(card);
    all(".place__reach[data-hours], .place__checked[data-checked]").forEach(section);
  };

  function update() {
    if (document.hidden) return;
    note();
    vineStreet.live(document);
  }

  if (!window.__place) return; // it could not be loaded; the page says everything else
  update();
  setInterval(update, MINUTE);
  document.addEventListener("visibilitychange", update);
})();
