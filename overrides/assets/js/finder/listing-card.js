"use strict";
/* A listing as a card, made from the page's own <template id="card">, so that its words and drawings stand in HTML. */

vineStreet.listingCard = (() => {
  /** @type {HTMLLIElement | undefined} */
  let blank;

  /** Fill a part of the card, or take it away where there is nothing to say. */
  function fill(card, name, words) {
    const part = card.querySelector(`[data-part="${name}"]`);
    if (words) (part.querySelector("span") ?? part).textContent = words;
    else part.remove();
    return part;
  }

  function where(listing) {
    const { text, areas, areaOf, is } = vineStreet.directory;
    if (is(listing, "confidential")) return vineStreet.say("finder.secret");
    return [text("address")[listing], areas[areaOf[listing]]?.label].filter(Boolean).join(", ");
  }

  /** One tap calls or writes; the sentence with its gap stands in the template. */
  function reach(card, listing) {
    const found = vineStreet.directory.runs(listing) ? vineStreet.directory.reach(listing) : null;
    for (const kind of ["tel", "sms"]) {
      const link = card.querySelector(`[data-part="${kind}"]`);
      if (found?.kind !== kind) {
        link.remove();
        continue;
      }
      const { words, withWord = `${words} {word}` } = link.dataset;
      const sentence = found.say ? withWord : words;
      link.href = found.href;
      fill(card, kind, sentence.replace("{number}", found.shown).replace("{word}", found.say));
    }
  }

  function way(card, listing) {
    const { at, text, runs } = vineStreet.directory;
    const position = at(listing);
    const address = text("address")[listing];
    const link = card.querySelector('[data-part="way"]');
    if (!runs(listing) || !(position || address)) return link.remove();
    const [latitude, longitude] = position ?? [];
    link.href += position
      ? `?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`
      : `search?query=${encodeURIComponent(address)}`;
  }

  /** In words, for paper and for other days; and as rules, for what is open now. */
  function hours(card, listing) {
    const { runs, schedules, scheduleOf, hoursNote, reach } = vineStreet.directory;
    if (!runs(listing)) return fill(card, "hours", "");
    const schedule = schedules[scheduleOf[listing]];
    if (schedule) Object.assign(card.dataset, { hours: JSON.stringify(schedule.rules), clock: schedule.clock });
    const first = vineStreet.say(reach(listing)?.kind === "tel" ? "live.call_first" : "live.ask_first");
    fill(card, "hours", schedule?.words || hoursNote(listing) || vineStreet.say("live.unknown_hours", { first }));
  }

  /** @type {Intl.DateTimeFormat | undefined} making one costs a phone milliseconds */
  let dates;
  function inFull(day) {
    dates ??= new Intl.DateTimeFormat(window.__place.locale, { dateStyle: "long", timeZone: "UTC" });
    return dates.format(new Date(day));
  }

  /**
   * @param {number} listing
   * @param {{far?: string, notKnown?: string[], fails?: string[]}} [about] how far it is in words, what of the reader's
   *   wishes is not known of it, and the names of those it does not fit
   * @returns {HTMLLIElement}
   */
  return (listing, { far = "", notKnown = [], fails = [] } = {}) => {
    const { text, is, page, checked, runs, instead, indexOf } = vineStreet.directory;
    blank ??= /** @type {HTMLTemplateElement} */ (document.getElementById("card")).content.firstElementChild;
    const card = /** @type {HTMLLIElement} */ (blank.cloneNode(true));
    const name = fill(card, "name", text("name")[listing]);
    name.href = page(listing);
    if (!is(listing, "sample")) card.querySelector(".sample").remove();
    const status = ["paused", "closed"].find((mark) => is(listing, mark));
    fill(card, "status", status && vineStreet.say(`finder.${status}`));
    card.classList.toggle("entry--ended", Boolean(status));
    const next = indexOf(instead(listing));
    const successor = fill(card, "instead", next < 0 ? "" : text("name")[next]);
    if (next >= 0) successor.querySelector("a").href = page(next);
    fill(card, "what", text("what")[listing]);
    fill(card, "not-known", notKnown.map((part) => vineStreet.say(`finder.unknown_${part}`)).join(" "));
    fill(card, "fails", fails.length ? vineStreet.say("finder.fails", { what: fails.join(", ") }) : "");
    fill(card, "where", where(listing));
    fill(card, "far", far);
    reach(card, listing);
    way(card, listing);

    hours(card, listing);
    const on = checked(listing);
    if (on) card.dataset.checked = on;
    const check = fill(card, "checked", vineStreet.say(on ? "take.checked" : "take.unchecked", { on: on && inFull(on) }));
    check.querySelectorAll(".icon")[on ? 1 : 0].remove();
    const keep = card.querySelector(".keep");
    if (!runs(listing) || is(listing, "confidential")) keep.remove();
    else Object.assign(keep.dataset, { keep: text("id")[listing], name: text("name")[listing] });
    return card;
  };
})();
