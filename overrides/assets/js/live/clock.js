"use strict";
/* The clocks on the walls of places, whatever the zone of the device. Time there is counted in minutes since midnight
   of 1 January 1970 as that wall shows them, so that a day always has 1440 of them and an hour that is skipped or
   repeated in spring or autumn changes no opening hours. */

/**
 * @typedef {object} Clock
 * @property {number} instant milliseconds, a whole minute
 * @property {string} zone IANA
 * @property {string} name what people call the zone, where a reader has to be told; else empty
 * @property {boolean} steady whether it goes through the next hour without being changed
 * @property {number} now minutes on this wall
 * @property {Set<number> | null} holidays YYYYMMDD; null where they are not known
 * @property {number} horizon YYYYMMDD: the last day whose holidays are known
 */

vineStreet.clock = (() => {
  const MINUTE = 60_000; // milliseconds
  const SOON = 60; // minutes
  /** @type {Intl.DateTimeFormatOptions} */
  const PARTS = {
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
  };

  /** Making one costs a phone milliseconds. @type {Map<string, Intl.DateTimeFormat>} */
  const formats = new Map();

  /** @param {string} zone @param {number} instant milliseconds @returns {number} minutes on the wall there */
  function wall(zone, instant) {
    const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { ...PARTS, timeZone: zone });
    formats.set(zone, format);
    const parts = format.formatToParts(instant);
    const { year, month, day, hour, minute } = Object.fromEntries(
      parts.map(({ type, value }) => [type, Number(value)]),
    );
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE;
  }

  /** @type {Map<string, {minute: number, clock: Clock | null}>} */
  const read = new Map();
  /** @type {Map<string, Set<number>>} */
  const calendars = new Map();

  /**
   * Read the clock `key` of __place.clocks now.
   * @param {string} [key] the place's own when left out
   * @returns {Clock | null} null where nobody told us the zone, or the device does not know it
   */
  function clock(key = window.__place.clock) {
    const minute = Math.floor(Date.now() / MINUTE);
    const before = read.get(key);
    if (before?.minute === minute) return before.clock;
    const now = look(key, minute * MINUTE);
    read.set(key, { minute, clock: now });
    return now;
  }

  /** @param {string} key @param {number} instant */
  function look(key, instant) {
    const { clocks, horizon } = window.__place;
    if (!clocks[key]) return null;
    const { zone, name = "", holidays } = clocks[key];
    if (holidays && !calendars.has(key)) calendars.set(key, new Set(holidays));
    try {
      const now = wall(zone, instant);
      return {
        instant,
        zone,
        name,
        now,
        steady: wall(zone, instant + SOON * MINUTE) === now + SOON,
        holidays: calendars.get(key) ?? null,
        horizon: Number(horizon.replaceAll("-", "")),
      };
    } catch {
      return null; // a RangeError: a zone that is newer than the device
    }
  }

  /**
   * How long it really is until the wall shows `then`, if that is soon: in the nights when clocks are changed it is an
   * hour more or less than the wall says.
   * @param {Clock} on
   * @param {number} then minutes on that wall
   * @returns {number} minutes, Infinity for more than an hour
   */
  clock.until = ({ instant, zone, now, steady }, then) => {
    if (steady) return then - now <= SOON ? then - now : Infinity;
    for (let count = 0; count <= SOON; count++) {
      if (wall(zone, instant + count * MINUTE) >= then) return count;
    }
    return Infinity;
  };

  /**
   * What the device's own clock shows when that wall shows `then`.
   * @param {Clock} on
   * @param {number} then minutes on that wall
   * @returns {number} minutes, counted in the same way
   */
  clock.onDevice = ({ instant, zone, now }, then) => {
    let at = instant + (then - now) * MINUTE;
    at += (then - wall(zone, at)) * MINUTE; // clocks there may be changed in between
    return at / MINUTE - new Date(at).getTimezoneOffset();
  };

  return clock;
})();
