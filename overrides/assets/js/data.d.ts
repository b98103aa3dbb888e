/* The data that the build writes as scripts which assign one global each, and which Python module makes it. */

/** directory/place.js (src/vinestreet/pages/place_data.py): what every page with live words needs. */
declare var __place: PlaceData;
/** directory/listings.js (src/vinestreet/pages/finder_data.py): columns, one value a listing. */
declare var __directory: DirectoryData | undefined;
/** directory/doors.js (src/vinestreet/pages/door_data.py): how to get in, by a listing's id. */
declare var __doors: Record<string, string> | undefined;
/** directory/lexicon.js (src/vinestreet/pages/lexicon_data.py): what people type, by language, the site's own first. */
declare var __lexicon: LexiconData[] | undefined;
/** made.js (hooks/directory_pages.py): the day of this copy, ISO 8601. */
declare var __made: string;
/** search/pages.js: what there is to read. */
declare var __pages: PageData[] | undefined;

/** Ids of what may be kept on a device: KEPT in src/vinestreet/security/browser_storage.py. */
type StoredId = "list" | "said" | "copy" | "left" | "forget" | "words" | "search";

/** src/vinestreet/pages/place_data.py says what each is. Dates are ISO 8601. */
interface PlaceData {
  locale: string;
  horizon: string;
  checkEvery: number;
  copyOldAfter: number;
  clock: string;
  clocks: Record<string, { zone: string; name?: string; holidays?: number[] }>;
  /** Groups of messages: a sentence, or one for each plural category of CLDR. */
  words: Record<string, Record<string, string | Record<string, string>>>;
}

/** src/vinestreet/pages/finder_data.py says what each is; search/directory.js takes it apart. */
interface DirectoryData {
  newestCheck: string;
  facets: string[];
  marks: string[];
  needs: Need[];
  areas: Area[];
  schedules: Schedule[];
  needSets: number[][];
  languageSets: string[][];
  // texts, joined by newlines
  id: string;
  name: string;
  what: string;
  organisation: string;
  whoFor: string;
  address: string;
  further: string;
  reach: string;
  /** One text a facet, one letter a listing: y, n or u. */
  answers: string;
  // numbers, one a listing (`at`: two)
  area: number[];
  at: number[];
  mark: number[];
  checked: number[];
  scheduleOf: number[];
  needsOf: number[];
  languagesOf: number[];
  // what few listings have, by index
  hoursNote: Record<number, string>;
  instead: Record<number, string>;
  crisis: number[];
  emergency: number[];
}

interface PageData {
  url: string;
  title: string;
  kind: string;
  description: string;
  words: string;
  sections: [anchor: string, heading: string, text: string][];
  /** How much likelier it is to stand first; absent for 1. */
  boost?: number;
}

interface Need {
  id: string;
  label: string;
  /** About suicide or violence: no invented place answers it. */
  hard?: true;
}

/** The words of a language; src/vinestreet/lexicon/lexicon_model.py says what each is. Phrases are joined by newlines. */
interface LexiconData {
  /** ISO 639. */
  code: string;
  /** Phrases by topic, by need; the topic `any` is the need as a whole. */
  needs: Record<string, Record<string, string>>;
  who: Record<string, string>;
  filters: Record<string, string>;
  crisis: Record<string, string>;
  /** Learnt from examples, for `line` and `emergency`; absent where there are none. */
  despair: Partial<Record<"line" | "emergency", DespairWeights>>;
  negations: string;
  /** Joined by spaces, like the endings. */
  small: string;
  spellings: Record<string, string>;
  endings: string;
  /** What each day is called, Monday first. */
  days: string[];
  /** What languages are called, by their ISO 639 codes. */
  spoken: Record<string, string>;
}

/** src/vinestreet/lexicon/despair_classifier.py says what it is. */
interface DespairWeights {
  bias: number;
  signs: string;
}

interface Area {
  id: string;
  label: string;
  /** Absent for a part of town; else what its lines serve: this place's own country, or others. */
  serves?: "here" | "elsewhere";
}

/** Hours that several listings share: as rules (browser_rules.py), on which clock, and in words. */
interface Schedule {
  rules: Rule[];
  clock: string;
  words: string;
  /** Sentences of the words that are past after a day, YYYYMMDD. */
  ends?: [last: number, sentence: string][];
}

/** A rule of opening hours, as src/vinestreet/opening_hours/browser_rules.py writes it. */
interface Rule {
  dates?: [first: number, last: number][];
  weeks?: number;
  days?: (number | number[])[];
  holidays?: number;
  spans?: [start: number, end: number | null][];
  state?: "closed" | "unknown";
  comment?: string;
}

type OpenState = "open" | "closed" | "unknown";
type Answer = "yes" | "no" | "unknown";
