"use strict";
/* The directory as scripts see it: the columns of directory/listings.js, taken apart when they are first asked for.
   A listing is its index, 0 to count - 1, in the order in which lists show it. */

(() => {
  const data = window.__directory; // missing or cut off: a script with half a text in it assigns nothing
  if (!data || !window.__place) return;
  window.__directory = undefined;

  const DAY = 86_400_000; // milliseconds
  const ANSWERS = /** @type {Record<string, Answer>} */ ({ y: "yes", n: "no", u: "unknown" });
  const count = data.area.length;
  const newest = Date.parse(data.newestCheck);
  /** @type {Record<string, string[]>} */
  const texts = {};
  /** @param {TextColumn} name */
  const text = (name) => (texts[name] ??= data[name].split("\n"));
  const markOf = Int32Array.from(data.mark);
  const mask = Object.fromEntries(data.marks.map((mark, position) => [mark, 1 << position]));
  const ENDED = mask.paused | mask.closed;
  /** @type {Map<string, number> | undefined} */
  let byId;

  vineStreet.directory = {
    count,
    needs: data.needs,
    areas: data.areas,
    facets: data.facets,
    languages: new Set(data.languageSets.flat()),
    schedules: data.schedules,
    scheduleOf: data.scheduleOf,
    areaOf: data.area,
    crisis: data.crisis,
    emergency: data.emergency,
    text,
    indexOf: (id) => (byId ??= new Map(text("id").map((each, index) => [each, index]))).get(id) ?? -1,
    needsOf: (index) => data.needSets[data.needsOf[index]],
    languagesOf: (index) => data.languageSets[data.languagesOf[index]],
    is: (index, mark) => Boolean(markOf[index] & mask[mark]),
    runs: (index) => !(markOf[index] & ENDED),
    answers(facet) {
      const answer = text("answers")[data.facets.indexOf(facet)];
      return (index) => ANSWERS[answer[index]];
    },
    at(index) {
      const [latitude, longitude] = data.at.slice(2 * index, 2 * index + 2);
      return latitude || longitude ? [latitude / 1e5, longitude / 1e5] : null;
    },
    age: (index) =>
      data.checked[index] < 0 ? Infinity : Math.floor((Date.now() - newest) / DAY) + data.checked[index],
    checked(index) {
      const days = data.checked[index];
      return days < 0 ? "" : new Date(newest - days * DAY).toISOString().slice(0, 10);
    },
    reach(index) {
      const [first, shown, before = "", say = "", extra = ""] = text("reach")[index].split("\t");
      if (!shown) return null;
      const kind = first === "sms" ? "sms" : "tel";
      const number = before.startsWith("=") ? before.slice(1) : before + shown.replace(/\D/g, "");
      const body = kind === "sms" && say ? `?&body=${encodeURIComponent(say)}` : "";
      return { kind, shown, href: `${kind}:${number}${body}`, say, extra };
    },
    hoursNote: (index) => data.hoursNote[index] ?? "",
    instead: (index) => data.instead[index] ?? "",
    page: (index) => `${text("id")[index]}.html`,
  };
})();
