"use strict";
/* What was typed, read before anything is looked for: which need, what kind of it, for whom, which filters; what is not
   wanted; words of despair; and what is left. The longest phrase wins a word: pet food is not food. */

vineStreet.understand = (() => {
  // How much of what was typed is looked at: characters, and words.
  const LONGEST = 200;
  const MOST_WORDS = 32;
  const GOES_ON = /[\p{L}\p{M}\p{N}]$/u;
  // Ages and hours, as people write them.
  const AGE =
    /\b(?:i['’]?m|am|age|aged|tengo)\s+(\d\d)\b(?!\s*[ap]m)|\b(\d\d)[\s-]*(?:yo|y\/o|yrs?|years?|años|anos)\b/i;
  const OF_AGE = 18;
  const HOUR = /\b(?:at\s+|a\s+las\s+)?(\d{1,2})(?::?(\d\d))?\s*([ap])\.?m\b|\b([01]?\d|2[0-3]):(\d\d)\b/i;
  const PARTS = ["morning", "afternoon", "evening", "night"];
  const DAYS = ["now", "today", "tonight", "tomorrow"];

  /** @param {string} typed @returns {string} 0800 */
  function hourIn(typed) {
    const [, hour, minute = "00", half, hour24, minute24] = HOUR.exec(typed) ?? [];
    if (hour24) return `${hour24.padStart(2, "0")}${minute24}`;
    if (!hour || Number(hour) > 12) return "";
    return `${String((Number(hour) % 12) + (half.toLowerCase() === "p" ? 12 : 0)).padStart(2, "0")}${minute}`;
  }

  /**
   * The spans that win: each word belongs to one, or to several of the same words.
   * @param {Match[]} spans best first
   */
  function winners(spans) {
    /** @type {Match[]} */
    const won = [];
    const taken = new Map();
    for (const span of spans) {
      const { kind, id, topic } = span.phrase;
      const key = [...span.at].sort().join();
      if (span.at.some((place) => (taken.get(place) ?? key) !== key)) continue;
      for (const place of span.at) taken.set(place, key);
      if (won.every(({ phrase }) => phrase.kind !== kind || phrase.id !== id || phrase.topic !== topic)) won.push(span);
    }
    return won;
  }

  /** @param {Match} span */
  const isNeed = ({ phrase }) => phrase.kind === "need";

  /**
   * The same; where a wish took all words that name a need, this is meant, too: talk on the phone.
   * @param {Match[]} spans best first
   */
  function withNeed(spans) {
    const won = winners(spans);
    if (won.some(isNeed)) return won;
    const wished = new Set(won.filter(({ phrase }) => phrase.kind === "filter").flatMap(({ at }) => at));
    const need = spans.find((span) => isNeed(span) && span.at.every((place) => wished.has(place)));
    return need ? [...won, need] : won;
  }

  /** When it should be open, in the form of filters.js. @param {Match[]} spans @param {string} typed */
  function opening(spans, typed) {
    const ids = spans.map(({ phrase }) => phrase.id);
    const isDay = (/** @type {Match} */ { phrase }) => phrase.kind === "day" || DAYS.includes(phrase.id);
    const day = spans.find(isDay)?.phrase.id ?? (ids.includes("weekend") ? "sa" : "");
    const hour = hourIn(typed);
    const part = PARTS.find((each) => ids.includes(each)) ?? "";
    if (["now", "tonight"].includes(day)) return day;
    if (day === "today" && part === "night") return "tonight";
    return day ? [day, hour || part].filter(Boolean).join("-") : "";
  }

  /**
   * The words as they were meant, and for each of them what was typed.
   * @param {string} typed
   * @param {LexiconLanguage | undefined} language
   * @returns {[tokens: string[], words: string[]]}
   */
  function spelledOut(typed, language) {
    /** @type {[token: string, word: string][]} */
    const pairs = [];
    for (const chunk of typed.toLowerCase().split(/[\s,;!?()]+/)) {
      if (language?.leftOut.has(chunk.replace("’", "'"))) continue;
      const whole = language?.spellings.get(chunk);
      for (const word of whole ? [chunk] : vineStreet.tokenize(chunk)) {
        const meant = whole ?? language?.spellings.get(word);
        for (const token of meant ? vineStreet.tokenize(meant) : [word]) pairs.push([token, word]);
      }
    }
    const some = pairs.slice(0, MOST_WORDS);
    return [some.map(([token]) => token), some.map(([, word]) => word)];
  }

  /**
   * @param {string} text
   * @param {(token: string) => boolean} isKnown whether a place's own words have it
   * @param {string[]} ignored what was read before, by `part id`, and the reader does not mean
   * @returns {Reading}
   */
  return (text, isKnown, ignored) => {
    const { languages, areas, languageOf } = vineStreet.lexicon.whole();
    const typed = text.slice(0, LONGEST);
    const language = languages[languageOf(vineStreet.tokenize(typed))];
    const [tokens, words] = spelledOut(typed, language);
    /** @param {string} token */
    const isSmall = (token) => language?.small.has(token) ?? false;
    const about = { isSmall, isKnown, goesOn: GOES_ON.test(typed), isOther: false };
    const spans = [
      ...languages.flatMap((each) => each.book.find(tokens, { ...about, isOther: each !== language })),
      // A word of the language is no slip of a name: cansada, Canada.
      ...areas.find(tokens, { ...about, isKnown: (token) => isKnown(token) || Boolean(language?.words.has(token)) }),
    ].sort((one, other) => other.score - one.score);

    const despair = vineStreet.readDespair(spans, tokens, language);
    const hard = new Set(vineStreet.directory.needs.filter((need) => need.hard).map(({ id }) => id));
    /** What words of despair mean besides, nobody means. @param {Match} span */
    const isMeant = ({ phrase, at }) =>
      phrase.kind !== "crisis" &&
      !ignored.includes(`${phrase.kind} ${phrase.id}`) &&
      (phrase.kind !== "need" || hard.has(phrase.id) || !at.every((place) => despair.at.has(place)));
    const won = withNeed(spans.filter(isMeant));
    const starts = won.filter(({ phrase }) => phrase.kind !== "negation").map(({ at }) => Math.min(...at));
    /** What follows a negation at once, or after a word. @param {Match} span */
    const after = ({ at }) => [1, 2].map((way) => Math.max(...at) + way).find((place) => starts.includes(place));
    const negated = new Set(won.filter(({ phrase }) => phrase.kind === "negation").map(after));
    /** "no ID" is a need by itself, and a wish beside another. @param {Match} span */
    const isWish = (span) =>
      isNeed(span) &&
      won.some(({ phrase, at }) => phrase.kind === "filter" && at.some((place) => span.at.includes(place))) &&
      won.some((other) => isNeed(other) && !other.at.some((place) => span.at.includes(place)));
    const meant = won
      .filter((span) => span.phrase.kind !== "negation" && !isWish(span))
      .map(({ phrase, at, score }) => ({
        kind: phrase.kind,
        id: phrase.id,
        topic: phrase.topic,
        score,
        at,
        typed: [...new Set([...at].sort((one, other) => one - other).map((place) => words[place]))].join(" "),
        isNot: ["need", "who"].includes(phrase.kind) && negated.has(Math.min(...at)),
      }));
    const hasNeed = meant.some(({ kind, id, isNot }) => kind === "need" && !isNot && !hard.has(id));
    const taken = new Set(won.flatMap(({ at }) => at));
    /** @param {string} kind */
    const idsOf = (kind) => meant.filter((each) => each.kind === kind).map(({ id }) => id);
    const facets = idsOf("filter");
    const open = opening(won, typed);
    const age = AGE.exec(typed);
    const hour = open.includes("-") ? HOUR.exec(typed) : null;
    /** What an age and an hour are typed in. */
    const timed = new Set(vineStreet.tokenize(`${age?.[0] ?? ""} ${hour?.[0] ?? ""}`));
    if (age && Number(age[1] ?? age[2]) < OF_AGE && !ignored.includes("filter under-18")) facets.push("under-18");
    return {
      tokens,
      words,
      goesOn: about.goesOn,
      language: language?.code ?? "",
      meant,
      wantsLines: despair.isTold || (Boolean(despair.kind) && !hasNeed),
      despair: despair.kind,
      rest: tokens
        .map((_, place) => place)
        .filter((place) => !taken.has(place) && !isSmall(tokens[place]) && !timed.has(tokens[place])),
      isSmall: tokens.map(isSmall),
      wants: {
        open: /** @type {Filters["open"]} */ (open),
        facets: [...new Set(facets)].filter((id) => vineStreet.directory.facets.includes(id)),
        area: idsOf("area")[0] ?? "",
        language: idsOf("language").find((code) => vineStreet.directory.languages.has(code)) ?? "",
      },
    };
  };
})();
