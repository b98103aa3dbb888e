"use strict";
/* Distances. Where the reader is stays in this page's memory, and is asked for only after a tap. */

vineStreet.distance = (() => {
  const EARTH = 6371; // mean radius in kilometres
  const MILE = 1.609344; // kilometres
  const IN_MILES = ["US", "GB", "LR", "MM"]; // Unicode CLDR, measurement systems of roads
  const PATIENCE = 15_000; // milliseconds until a device that says nothing counts as refusing

  /** The great circle (haversine). @param {Position} one @param {Position} other @returns {number} kilometres */
  function between(one, other) {
    const [lat1, lon1, lat2, lon2] = [...one, ...other].map((degrees) => (degrees * Math.PI) / 180);
    /** @param {number} angle in radians */
    const half = (angle) => Math.sin(angle / 2) ** 2;
    const chord = half(lat2 - lat1) + Math.cos(lat1) * Math.cos(lat2) * half(lon2 - lon1);
    return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  /** @param {Position} from @returns {Float64Array} kilometres to each listing; Infinity where it has no place */
  function toAll(from) {
    const { count, at } = vineStreet.directory;
    return Float64Array.from({ length: count }, (_, index) => {
      const position = at(index);
      return position ? between(from, position) : Infinity;
    });
  }

  /** @param {number} area index @returns {Position | null} the middle of the places in it */
  function middle(area) {
    const { areaOf, at } = vineStreet.directory;
    const places = areaOf
      .flatMap((each, index) => (each === area ? [at(index)] : []))
      .filter((place) => place !== null);
    if (!places.length) return null;
    /** @param {0 | 1} axis */
    const mean = (axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length;
    return [mean(0), mean(1)];
  }

  /**
   * `0.4 miles`; `1 mile` where it is `rough`.
   * @param {number} kilometres
   * @param {boolean} [rough]
   */
  function inWords(kilometres, rough = false) {
    const { locale } = window.__place;
    const miles = IN_MILES.includes(locale.split("-").at(-1) ?? "");
    const far = miles ? kilometres / MILE : kilometres;
    const unit = miles ? "mile" : "kilometer";
    const maximumFractionDigits = far < 10 && !rough ? 1 : 0;
    const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits });
    return format.format(Math.max(far, rough ? 1 : 0.1));
  }

  /**
   * Ask the device. Browsers tell only pages of secure addresses, not those opened from a folder.
   * @returns {Promise<Located>} rejected with the key of a sentence
   */
  function locate() {
    return new Promise((resolve, reject) => {
      if (!navigator.geolocation || !window.isSecureContext) return reject("finder.near_cannot");
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => resolve({ at: [coords.latitude, coords.longitude], within: coords.accuracy / 1000 }),
        ({ code, PERMISSION_DENIED }) =>
          reject(code === PERMISSION_DENIED ? "finder.near_refused" : "finder.near_failed"),
        { timeout: PATIENCE, maximumAge: 60_000 },
      );
    });
  }

  /**
   * What to measure by: from the reader, or else from the part of town that was chosen.
   * @param {{near: boolean, area?: string}} filters
   * @param {FromReader | null} fromReader
   * @returns {{distances: Float64Array | null, words: (listing: number) => string}}
   */
  function measure(filters, fromReader) {
    const { areas } = vineStreet.directory;
    const area = areas.findIndex(({ id }) => id === filters.area);
    const centre = area < 0 ? null : middle(area);
    const distances = filters.near ? (fromReader?.distances ?? null) : centre && toAll(centre);
    const rough = filters.near && Boolean(fromReader?.rough);
    const sentence = rough ? "finder.far_about" : filters.near ? "finder.far" : "finder.far_from";
    return {
      distances,
      words: (listing) =>
        distances && distances[listing] < Infinity
          ? vineStreet.say(sentence, { distance: inWords(distances[listing], rough), area: areas[area]?.label })
          : "",
    };
  }

  return { locate, measure, toAll, inWords };
})();
