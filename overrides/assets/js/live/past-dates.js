"use strict";
/* Takes out of words about opening hours what is past when they are read: "Open November 26, 2026, 11 AM to 3 PM." on
   the 29th. The build leaves out what is past on its own day; data-ends names each sentence that will be, and its day.
   What is far off yet is folded with the days of the week. */

/** @param {Document | HTMLElement} root which may itself be such an element */
vineStreet.leavePast = (root) => {
  const DAY = 1440; // minutes

  /** @param {HTMLElement} element */
  function today(element) {
    const place = element.closest("[data-clock]");
    const clock =
      vineStreet.clock(place instanceof HTMLElement ? place.dataset.clock : undefined) ?? vineStreet.clock();
    return clock ? vineStreet.calendarDay(Math.floor(clock.now / DAY)).once : 0;
  }

  /** @param {HTMLElement} element */
  function leave(element) {
    /** @type {[last: number, sentence: string][]} */
    const ends = JSON.parse(element.dataset.ends ?? "[]");
    const now = today(element);
    const past = ends.filter(([last]) => last < now).map(([, sentence]) => sentence);
    if (!past.length) return;
    let words = element.textContent;
    // In a message all spaces are plain ones.
    for (const sentence of past.flatMap((said) => [said, said.replaceAll("\xa0", " ")]))
      words = words.replace(sentence, "");
    words = words
      .replace(/ {2,}/g, " ")
      .replace(/^ | $/gm, "")
      .replace(/\n{2,}/g, "\n")
      .trim();
    if (!words) element.remove();
    else if (words !== element.textContent) element.textContent = words;
  }

  const self = root instanceof HTMLElement && root.matches("[data-ends]") ? [root] : [];
  for (const element of [...self, ...vineStreet.elements(root, "[data-ends]")]) leave(element);
};

/**
 * Leave in sight what is said of holidays and single days only where one of them comes within weeks. A closure that
 * comes within a week is told first, as the page itself does (src/vinestreet/site/clocks.py).
 * @param {HTMLElement} section with data-hours; a sentence has the number of its rule there
 */
vineStreet.foldFarDays = (section) => {
  const [SOON, WITHIN_A_WEEK] = [21, 7]; // days
  const clock = vineStreet.clock(section.dataset.clock);
  const first = section.querySelector(".place__soon");
  const folded = section.querySelector(".place__when details");
  if (!clock) return;
  /** @type {Rule[]} */
  const rules = JSON.parse(section.dataset.hours ?? "[]");
  for (const sentence of vineStreet.elements(section, "[data-rule]")) {
    /** @param {number} days */
    const comes = (days) => vineStreet.openingHours.comes(rules[Number(sentence.dataset.rule)], clock, days);
    if (first && sentence.dataset.closure !== undefined && comes(WITHIN_A_WEEK)) {
      if (!first.contains(sentence)) first.append(sentence);
      continue;
    }
    const [isSoon, isFolded] = [comes(SOON), Boolean(folded?.contains(sentence))];
    if (folded && isSoon && isFolded) folded.before(sentence);
    else if (folded && !isSoon && !isFolded) folded.append(sentence);
  }
};
