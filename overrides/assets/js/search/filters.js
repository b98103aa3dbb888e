"use strict";
/* What the reader asked for. What is harmless to share stands in the address behind the #, so that a list can be
   kept, sent and come back to; what was typed, and where the reader is, never do. */

/**
 * @typedef {object} Filters
 * @property {string} text what was typed
 * @property {string} open as open-when.js has it, or empty
 * @property {boolean} near sorted by the distance from the reader
 * @property {string[]} facets of `vineStreet.directory.facets`
 * @property {string} need id, or empty for any
 * @property {string} area
 * @property {string} language ISO 639
 * @property {string[]} ignored what was read from the typed words and is not meant: `need food`, `filter free`, `area downtown`, `day sa`
 */

vineStreet.filters = (() => {
  const CHOICES = /** @type {const} */ (["need", "area", "language"]);

  return {
    /** @returns {Filters} what the fragment `hash` says; what it does not know, it passes over */
    parse(hash) {
      const parts = new URLSearchParams(hash.replace(/^#/, ""));
      const { needs, areas, languages, facets } = vineStreet.directory;
      /** @param {{id: string}[]} list @param {string} id */
      const known = (list, id) => (list.some((each) => each.id === id) ? id : "");
      /** @param {string} name */
      const part = (name) => parts.get(name) ?? "";
      const open = part("open");
      return {
        text: "",
        ignored: [],
        near: false,
        open: vineStreet.openWhen.isKnown(open) ? open : "",
        facets: facets.filter((facet) => parts.has(facet)),
        need: known(needs, part("need")),
        area: known(areas, part("area")),
        language: languages.has(part("language")) ? part("language") : "",
      };
    },

    /** @param {Filters} filters @returns {string} the fragment without its #; empty when nothing in it is wanted */
    toFragment(filters) {
      const parts = CHOICES.filter((name) => filters[name]).map((name) => `${name}=${filters[name]}`);
      if (filters.open) parts.push(`open=${filters.open}`);
      return [...parts, ...filters.facets].join("&");
    },

    /** The single things that are wanted, each with what would be wanted without it. @param {Filters} filters */
    parts(filters) {
      const parts = filters.facets.map((facet) => ({
        name: facet,
        without: { ...filters, facets: filters.facets.filter((each) => each !== facet) },
      }));
      if (filters.open) parts.push({ name: vineStreet.filters.openPart(filters), without: { ...filters, open: "" } });
      for (const name of /** @type {const} */ ([...CHOICES, "text"])) {
        if (!filters[name]) continue;
        parts.push({ name, without: { ...filters, [name]: "" } });
      }
      return parts;
    },

    /** What the wish to find it open is called among the parts. @param {Filters} filters */
    openPart: ({ open }) => (open === "now" || open === "today" ? open : "open-at"),

    /** Whether the need that is wanted is about suicide or violence. @param {Filters} filters */
    isHard: ({ need }) => vineStreet.directory.needs.some(({ id, hard }) => hard && id === need),

    /** @param {Filters} filters */
    isEmpty: (filters) => !filters.near && vineStreet.filters.parts(filters).length === 0,
  };
})();
