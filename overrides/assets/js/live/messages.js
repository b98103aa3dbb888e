"use strict";
/* What scripts say. The sentences come with directory/place.js, from the same file as those of the pages. */

/**
 * Fill a sentence of messages/.
 * @param {string} key `live.open_until`
 * @param {Record<string, string | number>} [values] for its {gaps}; `count` chooses between its plural forms
 * @returns {string}
 */
vineStreet.say = (() => {
  /** @type {Intl.PluralRules | undefined} */
  let plurals;

  return (key, values = {}) => {
    const { locale, words } = window.__place;
    const [, group, name] = key.match(/^(\w+)\.(.+)$/);
    let sentence = words[group]?.[name];
    if (typeof sentence === "object") {
      plurals ??= new Intl.PluralRules(locale);
      sentence = sentence[plurals.select(values.count)];
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
    if (!formats.has(key)) {
      formats.set(key, new Intl.DateTimeFormat(window.__place.locale, { ...options, timeZone: "UTC" }));
    }
    return formats.get(key).format(at);
  };
})();
