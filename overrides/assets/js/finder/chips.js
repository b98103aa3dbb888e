"use strict";
/* What was understood of the typed words, as small buttons above the results: one tap takes a wrong guess back. */

/**
 * @typedef {object} Understood something that was read from the words
 * @property {string} label
 * @property {string[]} ignores what to add to `Filters.ignored` so that it is no longer read
 * @property {string} [need] the need that it is, as a list of its own to go on to
 */

(() => {
  const MONDAY = Date.UTC(2024, 0, 1);
  const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"];
  const DAY = 86_400_000; // milliseconds

  /** @param {string} id */
  const words = (id) => (window.__place.words.finder[id] ? vineStreet.say(`finder.${id}`) : "");

  /** A day, a day with a time, a day with a part of it: `sa`, `sa-0800`, `sa-morning`. @param {string} open */
  vineStreet.openingName = (open) => {
    const whole = words(open);
    if (whole) return whole;
    const [day, time = ""] = open.split("-");
    const on = DAYS.includes(day)
      ? vineStreet.formatDate({ weekday: "long" }, MONDAY + DAYS.indexOf(day) * DAY)
      : words(day) || day;
    const minutes = /^\d{4}$/.test(time) ? 60 * Number(time.slice(0, 2)) + Number(time.slice(2)) : NaN;
    const at = Number.isNaN(minutes)
      ? words(time) || time
      : vineStreet.formatDate({ hour: "numeric", minute: "2-digit" }, MONDAY + minutes * 60_000);
    return [on, at].filter(Boolean).join(", ");
  };

  /** @param {string} code ISO 639 */
  const languageName = (code) => new Intl.DisplayNames(window.__place.locale, { type: "language" }).of(code) ?? code;

  /**
   * What was read from the words and does something, in the order in which people tell it; what the form's own fields
   * ask for stands there.
   * @param {Reading} reading
   * @param {Filters} filters as they were chosen
   * @returns {Understood[]}
   */
  vineStreet.understood = ({ meant, wants }, filters) => {
    const { needs, areas } = vineStreet.directory;
    /** @param {(one: Meant) => boolean} wanted */
    const each = (wanted) => {
      /** @type {Map<string, Meant[]>} */
      const byId = new Map();
      for (const one of meant) if (wanted(one)) byId.set(one.id, [...(byId.get(one.id) ?? []), one]);
      return [...byId];
    };
    /** @type {Understood[]} */
    const parts = [];
    for (const [id, some] of each(({ kind, isNot }) => kind === "need" && !isNot)) {
      const label = needs.find((need) => need.id === id)?.label;
      if (!label) continue;
      const kinds = [...new Set(some.map(({ topic }) => topic).filter(Boolean))].join(", ");
      const need = id === filters.need ? undefined : id;
      parts.push({ label: kinds ? `${label}: ${kinds}` : label, ignores: [`need ${id}`], need });
    }
    for (const [id] of each(({ kind, isNot }) => kind === "who" && !isNot)) {
      parts.push({ label: vineStreet.say("finder.for_whom", { who: id }), ignores: [`who ${id}`] });
    }
    for (const facet of wants.facets) {
      if (!filters.facets.includes(facet)) parts.push({ label: words(facet) || facet, ignores: [`filter ${facet}`] });
    }
    if (wants.open && !filters.open) {
      const isTime = (/** @type {Meant} */ { kind, id }) =>
        kind === "day" || (kind === "filter" && !wants.facets.includes(id));
      const ignores = meant.filter(isTime).map(({ kind, id }) => `${kind} ${id}`);
      parts.push({ label: vineStreet.openingName(wants.open), ignores });
    }
    if (wants.area && !filters.area) {
      parts.push({
        label: areas.find(({ id }) => id === wants.area)?.label ?? wants.area,
        ignores: [`area ${wants.area}`],
      });
    }
    if (wants.language && !filters.language) {
      parts.push({ label: languageName(wants.language), ignores: [`language ${wants.language}`] });
    }
    for (const [id, some] of each(({ isNot }) => isNot)) {
      const what = some.map(({ typed }) => typed).join(", ");
      parts.push({ label: vineStreet.say("finder.not_wanted", { what }), ignores: [`${some[0].kind} ${id}`] });
    }
    return parts;
  };

  /**
   * Of what the reader took back, that which the words still say.
   * @param {string} text
   * @param {string[]} ignored
   */
  vineStreet.stillIgnored = (text, ignored) => {
    /** @type {string[]} */
    const still = [];
    for (const each of ignored) {
      const { meant, wants } = vineStreet.understand(text, () => true, still);
      const read = [...meant.map(({ kind, id }) => `${kind} ${id}`), ...wants.facets.map((id) => `filter ${id}`)];
      if (read.includes(each)) still.push(each);
    }
    return still;
  };

  /**
   * @param {HTMLElement} list
   * @param {(ignores: string[]) => void} ignore
   */
  vineStreet.chips = (list, ignore) => {
    /** @param {Understood} part @param {(need: string) => string} address */
    function chip({ label, ignores, need }, address) {
      const entry = document.createElement("li");
      const name = document.createElement(need ? "a" : "span");
      name.textContent = label;
      if (name instanceof HTMLAnchorElement) name.href = address(need ?? "");
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", vineStreet.say("finder.remove", { what: label }));
      button.addEventListener("click", () => {
        const place = [...list.children].indexOf(entry);
        ignore(ignores);
        const next = list.children[Math.min(place, list.children.length - 1)]?.querySelector("button");
        (next ?? document.getElementById("finder-count"))?.focus();
      });
      if (need) entry.append(name, button);
      else {
        button.append(name);
        entry.append(button);
      }
      return entry;
    }

    let standing = "";
    return {
      /** @param {Understood[]} parts @param {(need: string) => string} address of a need as a list */
      show(parts, address) {
        const key = JSON.stringify(parts.map((part) => [part, part.need && address(part.need)]));
        if (key === standing) return; // one that has the focus keeps it
        standing = key;
        list.replaceChildren(...parts.map((part) => chip(part, address)));
        list.hidden = !parts.length;
      },
    };
  };
})();
