"use strict";
/* What the benchmark does inside a page, of ours or of Material's. Times are milliseconds of performance.now(), which
   begins with the navigation. */

/**
 * @typedef {object} Search how a page is searched
 * @property {string} field selector of the field
 * @property {string} event that the field listens to
 * @property {string} list selector of the list of results
 * @property {string} result selector of one of them
 */

window.bench = {
  /** @type {number} the longest task since longest() was last asked; 0 where none took 50 ms */
  longTask: 0,

  pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),

  /** @returns {Promise<void>} when the next frame has been handed over to be shown */
  frame: () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null); // comes after the frame's style, layout and paint
      });
    }),

  type(input, event, text) {
    input.value = text;
    input.dispatchEvent(new Event(event, { bubbles: true }));
  },

  /**
   * Type as soon as there is a field to type into, and wait for the first results.
   * @param {Search} search
   * @param {string} text empty where the address says what is wanted
   * @returns {Promise<number>} when a frame with the first result was shown
   */
  firstResults: ({ field, event, result }, text) =>
    new Promise((resolve) => {
      let typed = !text;
      const look = () => {
        const input = document.querySelector(field);
        if (!typed && document.readyState !== "loading" && input && !input.closest("[hidden]")) {
          typed = true;
          input.focus();
          bench.type(input, event, text);
        }
        if (!document.querySelector(result)) return;
        watcher.disconnect();
        bench.frame().then(() => resolve(performance.now()));
      };
      const watcher = new MutationObserver(look);
      watcher.observe(document, { subtree: true, childList: true, attributeFilter: ["hidden"] });
      document.addEventListener("readystatechange", look);
    }),

  /**
   * Do something that a page answers before it returns.
   * @param {() => void} act
   * @param {string} list
   * @returns {Promise<[number, number]>} how long until it was done and laid out, and until that was shown
   */
  async answer(act, list) {
    await bench.pause(60);
    const start = performance.now();
    act();
    document.querySelector(list).offsetHeight; // makes the browser lay the page out
    const done = performance.now();
    await bench.frame();
    return [done - start, performance.now() - start];
  },

  /** Type each of `texts` into the field, as if it were a key pressed. */
  async keys({ field, event, list }, texts) {
    const input = document.querySelector(field);
    const times = [];
    for (const text of texts) times.push(await bench.answer(() => bench.type(input, event, text), list));
    return times;
  },

  /** Click each of the elements `names`. */
  async clicks({ list }, names) {
    const times = [];
    for (const name of names) times.push(await bench.answer(() => document.querySelector(name).click(), list));
    return times;
  },

  /** Choose each of the first values of the choice `name`, and any again. */
  async choose({ list }, name) {
    const select = /** @type {HTMLSelectElement} */ (document.querySelector(name));
    const times = [];
    for (const value of [...select.options]
      .map((option) => option.value)
      .slice(1, 7)
      .concat("")) {
      const act = () => {
        select.value = value;
        select.dispatchEvent(new Event("change", { bubbles: true }));
      };
      times.push(await bench.answer(act, list));
    }
    return times;
  },

  /**
   * The same keys where a page answers later: how long until its list has changed and is shown.
   * @param {number} patience milliseconds
   * @returns {Promise<number[]>} one for each key after which the list changed within `patience`
   */
  async laterKeys({ field, event, list }, texts, patience) {
    const input = document.querySelector(field);
    const times = [];
    for (const text of texts) {
      await bench.pause(60);
      const start = performance.now();
      const changed = new Promise((resolve) => {
        const watcher = new MutationObserver(() => {
          watcher.disconnect();
          resolve(true);
        });
        watcher.observe(document.querySelector(list), { childList: true });
      });
      bench.type(input, event, text);
      if (!(await Promise.race([changed, bench.pause(patience)]))) continue;
      await bench.frame();
      times.push(performance.now() - start);
    }
    return times;
  },

  /** The longest task since this was last asked. @returns {Promise<number>} */
  async longest() {
    await bench.pause(200); // the observer is told later
    const { longTask } = bench;
    bench.longTask = 0;
    return longTask;
  },

  /** Scroll to the end of the page, a finger's width each frame. @returns {Promise<number>} the longest wait for a frame */
  async scroll() {
    let longest = 0;
    for (scrollTo(0, 0); scrollY + innerHeight < document.documentElement.scrollHeight - 2; ) {
      const start = performance.now();
      scrollBy(0, 120);
      await bench.frame();
      longest = Math.max(longest, performance.now() - start);
    }
    return longest;
  },
};

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) bench.longTask = Math.max(bench.longTask, duration);
}).observe({ type: "longtask", buffered: true });
