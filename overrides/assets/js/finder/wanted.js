"use strict";
/* What the reader asked for. What is harmless to share stands in the address behind the #, so that a list can be
   kept, sent and come back to; what was typed, and where the reader is, never do. */

/**
 * @typedef {object} Wanted
 * @property {string} text what was typed
 * @property {"" | "now" | "today"} open
 * @property {boolean} near sorted by the distance from the reader
 * @property {string[]} facets of `vineStreet.directory.facets`
 * @property {string} need id, or empty for any
 * @property {string} area
 * @property {string} language ISO 639
 */

vineStreet.wanted = (() => {
  const CHOICES = ["need", "area", "language"];

  return {
    /** @returns {Wanted} what the fragment `hash` says; what it does not know, it passes over */
    read(hash) {
      const parts = new URLSearchParams(hash.replace(/^#/, ""));
      const { needs, areas, languages, facets } = vineStreet.directory;
      const known = (list, id) => (list.some((each) => each.id === id) ? id : "");
      return {
        text: "",
        near: false,
        open: ["now", "today"].includes(parts.get("open")) ? parts.get("open") : "",
        facets: facets.filter((facet) => parts.has(facet)),
        need: known(needs, parts.get("need")),
        area: known(areas, parts.get("area")),
        language: languages.has(parts.get("language")) ? parts.get("language") : "",
      };
    },

    /** @param {Wanted} wanted @returns {string} the fragment without its #; empty when nothing in it is wanted */
    fragment(wanted) {
      const parts = CHOICES.filter((name) => wanted[name]).map((name) => `${name}=${wanted[name]}`);
      if (wanted.open) parts.push(`open=${wanted.open}`);
      return [...parts, ...wanted.facets].join("&");
    },

    /** The single things that are wanted, each with what would be wanted without it. @param {Wanted} wanted */
    parts(wanted) {
      const parts = wanted.facets.map((facet) => ({
        name: facet,
        without: { ...wanted, facets: wanted.facets.filter((each) => each !== facet) },
      }));
      if (wanted.open) parts.push({ name: wanted.open, without: { ...wanted, open: "" } });
      for (const name of [...CHOICES, "text"].filter((each) => wanted[each])) {
        parts.push({ name, without: { ...wanted, [name]: "" } });
      }
      return parts;
    },

    /** @param {Wanted} wanted */
    isEmpty: (wanted) => !wanted.near && vineStreet.wanted.parts(wanted).length === 0,
  };
})();
