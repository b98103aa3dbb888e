"use strict";
/* The directory as scripts see it: the columns of directory/listings.js, taken apart when they are first asked for.
   A listing is its index, 0 to count - 1, in the order in which lists show it. */

vineStreet.directory = (() => {
  const data = window.__directory; // missing or cut off: a script with half a text in it assigns nothing
  if (!data || !window.__place) return null;
  window.__directory = undefined;

  const DAY = 86_400_000; // milliseconds
  const count = data.area.length;
  const newest = Date.parse(data.newestCheck);
  /** @type {Record<string, string[]>} */
  const texts = {};
  const text = (name) => (texts[name] ??= data[name].split("\n"));
  const facetOf = Int32Array.from(data.facet);
  const markOf = Int32Array.from(data.mark);
  const mask = Object.fromEntries(data.marks.map((mark, position) => [mark, 1 << position]));
  const ENDED = mask.paused | mask.closed;
  /** @type {Map<string, number> | undefined} */
  let byId;

  return {
    count,
    needs: /** @type {{id: string, label: string, words: string[]}[]} */ (data.needs),
    areas: /** @type {{id: string, label: string}[]} */ (data.areas),
    facets: /** @type {string[]} */ (data.facets),
    languages: /** @type {Set<string>} ISO 639 codes that are spoken somewhere */ (new Set(data.languageSets.flat())),
    schedules: data.schedules,
    scheduleOf: /** @type {number[]} index of a schedule; -1 where nobody told us the hours */ (data.scheduleOf),
    areaOf: /** @type {number[]} */ (data.area),
    crisis: /** @type {number[]} the place's crisis lines */ (data.crisis),
    /** A column of texts: id, name, what, organisation, whoFor or address. */
    text,
    /** @param {string} id @returns {number} -1 where it is not, or no longer, in the directory */
    indexOf: (id) => (byId ??= new Map(text("id").map((each, index) => [each, index]))).get(id) ?? -1,
    needsOf: (index) => data.needSets[data.needsOf[index]],
    languagesOf: (index) => data.languageSets[data.languagesOf[index]],
    /** @param {string} mark sample, confidential, paused or closed */
    is: (index, mark) => Boolean(markOf[index] & mask[mark]),
    runs: (index) => !(markOf[index] & ENDED),
    /** What each listing answers to a facet. @returns {(index: number) => "yes" | "no" | "unknown"} */
    answers(facet) {
      const yes = 1 << data.facets.indexOf(facet);
      const unknown = yes << data.facets.length;
      return (index) => (facetOf[index] & yes ? "yes" : facetOf[index] & unknown ? "unknown" : "no");
    },
    /** @returns {[number, number] | null} latitude and longitude in degrees */
    at(index) {
      const [latitude, longitude] = data.at.slice(2 * index, 2 * index + 2);
      return latitude || longitude ? [latitude / 1e5, longitude / 1e5] : null;
    },
    /** @returns {string} the day of the last check, 2026-11-12; empty when there was none */
    checked(index) {
      const days = data.checked[index];
      return days < 0 ? "" : new Date(newest - days * DAY).toISOString().slice(0, 10);
    },
    /** @returns {{kind: "tel" | "sms", shown: string, href: string, say: string} | null} the first number */
    reach(index) {
      const [kind, shown, before = "", say = ""] = text("reach")[index].split("\t");
      if (!shown) return null;
      const number = before.startsWith("=") ? before.slice(1) : before + shown.replace(/\D/g, "");
      const body = kind === "sms" && say ? `?&body=${encodeURIComponent(say)}` : "";
      return { kind, shown, href: `${kind}:${number}${body}`, say };
    },
    hoursNote: (index) => data.hoursNote[index] ?? "",
    /** @returns {string} the id of what is there instead of a closed place */
    instead: (index) => data.instead[index] ?? "",
    page: (index) => `${text("id")[index]}.html`,
  };
})();
