"use strict";
/* What scripts say. The sentences come with directory/place.js, from the same file as those of the pages. */

/**
 * Fill a sentence of messages/.
 * @param {string} key `live.open_until`
 * @param {Record<string, string | number | undefined>} [values] for its {gaps}; `count` chooses between its plural forms
 * @returns {string}
 */
vineStreet.say = (() => {
  /** @type {Intl.PluralRules | undefined} */
  let plurals;

  return (key, values = {}) => {
    const { locale, words } = window.__place;
    const dot = key.indexOf(".");
    let sentence = words[key.slice(0, dot)]?.[key.slice(dot + 1)];
    if (typeof sentence === "object") {
      plurals ??= new Intl.PluralRules(locale);
      sentence = sentence[plurals.select(Number(values.count))];
    }
    if (sentence === undefined) throw new Error(`messages: nothing for ${key}`);
    return sentence.replace(/\{(\w+)\}/g, (gap, part) => String(values[part] ?? gap));
  };
})();

/**
 * Put a date or a time into words, in the place's language.
 * @param {Intl.DateTimeFormatOptions} options
 * @param {number} at milliseconds of a clock that stands for UTC: no zone of the device comes in between
 * @returns {string}
 */
vineStreet.formatDate = (() => {
  /** Making one costs a phone more than using it often. @type {Map<string, Intl.DateTimeFormat>} */
  const formats = new Map();

  return (options, at) => {
    const key = JSON.stringify(options);
    const format = formats.get(key) ?? new Intl.DateTimeFormat(window.__place.locale, { ...options, timeZone: "UTC" });
    formats.set(key, format);
    return format.format(at);
  };
})();
