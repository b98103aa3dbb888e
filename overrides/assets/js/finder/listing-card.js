"use strict";
/* A listing as a card, made from the page's own <template id="card">, so that its words and drawings stand in HTML. */

vineStreet.listingCard = (() => {
  /**
   * Fill a part of the card, or take it away where there is nothing to say.
   * @param {HTMLElement} card
   * @param {string} name
   * @param {string | false | undefined} words
   */
  function fill(card, name, words) {
    const part = vineStreet.element(card, `[data-part="${name}"]`);
    if (words) (part.querySelector("span") ?? part).textContent = words;
    else part.remove();
    return part;
  }

  /** A phone shows the part of town alone; a larger screen and paper have the street before it. @param {HTMLElement} card @param {number} listing */
  function where(card, listing) {
    const { text, areas, areaOf, is } = vineStreet.directory;
    const isSecret = is(listing, "confidential");
    const area = areas[areaOf[listing]]?.label;
    const address = isSecret ? "" : text("address")[listing];
    const line = vineStreet.element(card, '[data-part="where"]');
    const [before, after] = line.children;
    before.textContent = address && area ? `${address}, ` : "";
    after.textContent = isSecret ? vineStreet.say("finder.secret") : (area ?? address);
    if (!after.textContent) line.remove();
  }

  /**
   * One tap calls or writes; the sentence with its gap stands in the template.
   * @param {HTMLElement} card
   * @param {number} listing
   */
  function reach(card, listing) {
    const found = vineStreet.directory.runs(listing) ? vineStreet.directory.reach(listing) : null;
    for (const kind of ["tel", "sms"]) {
      /** @type {HTMLAnchorElement} */
      const link = vineStreet.element(card, `[data-part="${kind}"]`);
      if (found?.kind !== kind) {
        link.remove();
        continue;
      }
      const { words = "", withWord = `${words} {word}` } = link.dataset;
      const sentence = found.say ? withWord : words;
      link.href = found.href;
      const said = sentence.replace("{number}", found.shown).replace("{word}", found.say);
      fill(card, kind, found.extra ? `${said} ${found.extra}` : said);
    }
  }

  /** @param {HTMLElement} card @param {number} listing */
  function way(card, listing) {
    const { at, text, runs } = vineStreet.directory;
    const position = at(listing);
    const address = text("address")[listing];
    /** @type {HTMLAnchorElement} */
    const link = vineStreet.element(card, '[data-part="way"]');
    if (!runs(listing) || !(position || address)) return link.remove();
    const [latitude, longitude] = position ?? [];
    link.href += position
      ? `?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`
      : `search?query=${encodeURIComponent(address)}`;
  }

  /**
   * In words, for paper and for other days; and as rules, for what is open now.
   * @param {HTMLElement} card
   * @param {number} listing
   */
  function hours(card, listing) {
    const { runs, schedules, scheduleOf, hoursNote, reach } = vineStreet.directory;
    if (!runs(listing)) return fill(card, "hours", "");
    const schedule = schedules[scheduleOf[listing]];
    if (schedule) Object.assign(card.dataset, { hours: JSON.stringify(schedule.rules), clock: schedule.clock });
    const first = vineStreet.say(reach(listing)?.kind === "tel" ? "live.call_first" : "live.ask_first");
    const shown = fill(
      card,
      "hours",
      schedule?.words || hoursNote(listing) || vineStreet.say("live.unknown_hours", { first }),
    );
    if (schedule?.ends) vineStreet.element(shown, "span").dataset.ends = JSON.stringify(schedule.ends);
  }

  /**
   * Say on a card that stands there why it does.
   * @param {HTMLElement} card
   * @param {string[]} why typed words that it answers
   */
  vineStreet.sayWhy = (card, why) => {
    const line = vineStreet.element(card, ".entry__why");
    line.hidden = !why.length;
    line.textContent = why.length
      ? vineStreet.say("finder.why", { words: why.map((word) => `“${word}”`).join(", ") })
      : "";
  };

  /** @param {number} listing @param {CardAbout} [about] */
  return (listing, { far = "", notKnown = [], fails = [] } = {}) => {
    const { text, is, page, checked, runs, instead, indexOf } = vineStreet.directory;
    /** @type {HTMLLIElement} */
    const card = vineStreet.element(vineStreet.fromTemplate("card"), "li");
    const name = /** @type {HTMLAnchorElement} */ (fill(card, "name", text("name")[listing]));
    name.href = page(listing);
    if (!is(listing, "sample")) vineStreet.element(card, ".sample").remove();
    const status = ["paused", "closed"].find((mark) => is(listing, mark));
    fill(card, "status", status && vineStreet.say(`finder.${status}`));
    card.classList.toggle("entry--ended", Boolean(status));
    const next = indexOf(instead(listing));
    const successor = fill(card, "instead", next < 0 ? "" : text("name")[next]);
    if (next >= 0) /** @type {HTMLAnchorElement} */ (vineStreet.element(successor, "a")).href = page(next);
    const what = vineStreet.element(card, '[data-part="what"]');
    const [begins] = text("what")[listing].split(". ", 1);
    const more = text("what")[listing].slice(begins.length + 1);
    vineStreet.element(what, "span").textContent = more;
    what.prepend(more ? `${begins}.` : begins);
    fill(card, "not-known", notKnown.map((part) => vineStreet.say(`finder.unknown_${part}`)).join(" "));
    fill(card, "fails", fails.length ? vineStreet.say("finder.fails", { what: fails.join(", ") }) : "");
    where(card, listing);
    fill(card, "far", far);
    reach(card, listing);
    way(card, listing);

    hours(card, listing);
    const on = checked(listing);
    if (on) card.dataset.checked = on;
    if (is(listing, "line")) card.dataset.line = "";
    const told = on
      ? vineStreet.say("take.checked", { on: vineStreet.formatDate({ dateStyle: "long" }, Date.parse(on)) })
      : vineStreet.say("take.unchecked");
    fill(card, "checked", told);
    const keep = vineStreet.element(card, ".keep");
    if (!runs(listing) || is(listing, "confidential")) keep.remove();
    else Object.assign(keep.dataset, { keep: text("id")[listing], name: text("name")[listing] });
    return card;
  };
})();
