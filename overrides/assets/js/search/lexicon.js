"use strict";
/* What people type, and what it means: the lexicon (directory/lexicon.js), the parts of town, the days and the languages
   of this directory, as one book of phrases. */

/**
 * @typedef {object} LexiconLanguage
 * @property {string} code ISO 639
 * @property {Set<string>} small words that tell nothing by themselves
 * @property {Set<string>} leftOut those with an apostrophe, without which they may be other words
 * @property {Set<string>} endings
 * @property {Set<string>} words all that are in it
 * @property {Map<string, string>} spellings
 * @property {LexiconData["despair"]} despair
 * @property {PhraseBook} book
 *
 * @typedef {object} Lexicon
 * @property {LexiconLanguage[]} languages
 * @property {PhraseBook} areas
 * @property {Set<string>} endings of all languages
 * @property {Map<string, string[]>} sayings `need food pet food` → how people say it, in any language, in a word or two
 * @property {(tokens: string[]) => number} languageOf the language that has most of the words; the first, if none has more
 */

vineStreet.lexicon = (() => {
  const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"];

  /** @type {Lexicon | undefined} */
  let made;

  /** @param {string | undefined} text */
  const lines = (text) => (text ? text.split("\n") : []);
  /** @param {string} words */
  const setOf = (words) => new Set(vineStreet.tokenize(words));
  /** Without the apostrophe these may be other words: i'd, id. */
  const CONTRACTED = /\S*['’]\S*/g;

  /**
   * All phrases of a language.
   * @param {LexiconData} data
   */
  function phrasesOf({ needs, who, filters, crisis, negations, days, spoken }) {
    /** @type {Phrase[]} */
    const phrases = [];
    /** @param {string} kind @param {string} id @param {string} topic @param {string[]} texts */
    const add = (kind, id, topic, texts) => {
      for (const text of new Set(texts)) {
        const tokens = vineStreet.tokenize(text);
        if (tokens.length) phrases.push({ kind, id, topic, tokens });
      }
    };
    for (const [need, topics] of Object.entries(needs)) {
      for (const [topic, texts] of Object.entries(topics)) {
        if (topic === "any") add("need", need, "", lines(texts));
        else add("need", need, topic, [topic, ...lines(texts)]);
      }
    }
    for (const [id, texts] of Object.entries(who)) add("who", id, "", [id, ...lines(texts)]);
    for (const [id, texts] of Object.entries(filters)) add("filter", id, "", lines(texts));
    for (const [id, texts] of Object.entries(crisis)) add("crisis", id, "", lines(texts));
    add("negation", "", "", lines(negations));
    for (const [day, names] of days.entries()) add("day", DAYS[day], "", lines(names));
    for (const [code, names] of Object.entries(spoken)) add("language", code, "", lines(names));
    return phrases;
  }

  /**
   * With a pause wherever there may be one: thousands of phrases keep a slow phone busy.
   * @returns {Generator<void, Lexicon>}
   */
  function* make() {
    /** @type {(LexiconLanguage & {phrases: Phrase[]})[]} */
    const languages = [];
    for (const data of window.__lexicon ?? []) {
      const small = setOf(data.small.replace(CONTRACTED, ""));
      const endings = setOf(data.endings);
      const phrases = phrasesOf(data);
      yield;
      const words = new Set([...small, ...Object.keys(data.spellings), ...phrases.flatMap(({ tokens }) => tokens)]);
      const spellings = new Map(Object.entries(data.spellings));
      yield;
      languages.push({
        code: data.code,
        small,
        endings,
        phrases,
        words,
        spellings,
        despair: data.despair,
        leftOut: new Set(data.small.match(CONTRACTED)),
        book: vineStreet.phraseBook(phrases, small, endings),
      });
      yield;
    }
    const small = languages[0]?.small ?? new Set();
    const areas = vineStreet.directory.areas.map(({ id, label, serves }) => {
      // Of "By phone: Canada" what comes last is typed, and of "The Depot" the article mostly not.
      const tokens = vineStreet.tokenize(label.split(": ").at(-1) ?? "");
      const start = serves
        ? 0
        : Math.max(
            0,
            tokens.findIndex((token) => !small.has(token)),
          );
      return { kind: "area", id, topic: "", tokens: tokens.slice(start) };
    });
    /** @type {Lexicon["sayings"]} */
    const sayings = new Map();
    for (const { phrases, small } of languages) {
      for (const { kind, id, topic, tokens } of phrases) {
        const key = `${kind} ${id} ${topic}`;
        const telling = tokens.filter((token) => !small.has(token));
        if (!sayings.has(key)) sayings.set(key, []);
        if (telling.length && telling.length < 3) sayings.get(key)?.push(telling.join(" "));
      }
    }
    return {
      languages,
      sayings,
      areas: vineStreet.phraseBook(areas, small, new Set()),
      endings: new Set(languages.flatMap(({ endings }) => [...endings])),

      languageOf(tokens) {
        const counts = languages.map(({ words }) => tokens.filter((token) => words.has(token)).length);
        return Math.max(0, counts.indexOf(Math.max(...counts)));
      },
    };
  }

  const making = make();

  /** Read on for so long. @param {number} milliseconds @returns {boolean} whether all is read */
  function read(milliseconds) {
    const end = performance.now() + milliseconds;
    while (!made) {
      const { value, done } = making.next();
      if (done) made = value;
      else if (performance.now() >= end) break;
    }
    return made !== undefined;
  }

  return {
    read,
    whole() {
      read(Infinity);
      return /** @type {Lexicon} */ (made);
    },
  };
})();
