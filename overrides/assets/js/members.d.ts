/* What the members of the namespace are made of, by the folder of the scripts that make them. */

// live/

interface ClockReader {
  /** The clock `key` of __place.clocks now, the place's own when left out; null where it is not known. */
  (key?: string): Clock | null;
  /** Minutes until the wall shows `then`; Infinity for more than an hour. */
  until(on: Clock, then: number): number;
  /** What the device's own clock shows, in minutes, when that wall shows `then`. */
  onDevice(on: Clock, then: number): number;
}

interface OpeningHours {
  comes(rule: Rule, clock: Clock, days: number): boolean;
  during(rules: Rule[], clock: Clock, from: number, to: number): OpenState;
  status(rules: Rule[], clock: Clock): Status;
}

interface OpenWhen {
  isKnown(when: string): boolean;
  span(when: string, now: number): [from: number, to: number];
}

interface Freshness {
  /** How old a check is, and what to do about it. `checked` is a day, 2026-11-12. */
  check(checked: string | undefined, canCall: boolean, isLine?: boolean): string;
  /** Whether nobody has to be told how old a check is. */
  isFresh(checked: string | undefined): boolean;
  clockIsWrong(): boolean;
  /** What the reader has to know about this copy; empty when all is well. */
  copy(): string;
}

// favourites/

interface Favourites {
  /** A broken value counts as an empty list. */
  read(): { places: Favourite[]; broken?: boolean; refused?: boolean };
  has(id: string): boolean;
  // whether this browser did it
  add(id: string, name: string): boolean;
  remove(id: string): boolean;
  clear(): boolean;
  /** The address of the page that shows it. */
  page: string;
  /** Call `changed` when the list may have changed elsewhere: in another tab, or before coming back to this page. */
  watch(changed: () => void): void;
}

// finder/

/** What search/directory.js makes of DirectoryData. A listing is its index, 0 to count - 1. */
interface Directory {
  count: number;
  needs: Need[];
  areas: Area[];
  facets: string[];
  /** ISO 639 codes that are spoken somewhere. */
  languages: Set<string>;
  schedules: Schedule[];
  /** By listing, the index of a schedule; -1 where nobody told us the hours. */
  scheduleOf: number[];
  areaOf: number[];
  /** The place's crisis lines. */
  crisis: number[];
  /** Its emergency number: one, or none. */
  emergency: number[];
  /** A column, one text a listing; of `answers`, one a facet. */
  text(name: TextColumn): string[];
  /** -1 where it is not, or no longer, in the directory. */
  indexOf(id: string): number;
  needsOf(index: number): number[];
  languagesOf(index: number): string[];
  /** `mark` is sample, confidential, paused or closed. */
  is(index: number, mark: string): boolean;
  runs(index: number): boolean;
  /** What each listing answers to a facet. */
  answers(facet: string): (index: number) => Answer;
  at(index: number): Position | null;
  /** Days since the last check; Infinity when there was none. */
  age(index: number): number;
  /** The day of the last check, 2026-11-12; empty when there was none. */
  checked(index: number): string;
  /** The first number to call or write to. */
  reach(index: number): { kind: "tel" | "sms"; shown: string; href: string; say: string; extra: string } | null;
  hoursNote(index: number): string;
  /** The id of what is there instead of a closed place. */
  instead(index: number): string;
  page(index: number): string;
}

type TextColumn = "id" | "name" | "what" | "organisation" | "whoFor" | "address" | "further" | "reach" | "answers";

/** Latitude and longitude in degrees. */
type Position = [latitude: number, longitude: number];

/** What a typed word may mean; an unfinished one may go on. */
type FuzzyMatcher = (word: string, unfinished: boolean, slips?: boolean) => Near[];

interface IndexData {
  /** Columns, one text a document; the heaviest holds names. */
  fields: { weight: number; texts: string[] }[];
  /** Endings in which words differ that mean the same. */
  endings?: Set<string>;
}

interface TextIndex {
  /** How many documents. */
  count: number;
  /** Build the index for about so long. @returns whether it is ready; the others ask for that first */
  work(milliseconds: number): boolean;
  has(token: string): boolean;
  /** The word itself, where a document has it. */
  exact(token: string): Near[];
  /** The same, with other endings. */
  sure(token: string): Near[];
  /** `before` is the word typed before it: night owl, nightowl. */
  near(token: string, unfinished: boolean, before?: string, slips?: boolean): Near[];
  /** What the word at this place of what was typed may mean: the last may be unfinished. */
  typed(reading: Pick<Reading, "tokens" | "goesOn">, place: number, slips?: boolean): Near[];
  /** Of the likeliest, 1 for what nobody says, the less the more documents say it. */
  weight(near: Near[]): number;
  /** Tell each document that says what a word may mean, and how well, 0 to 1; perhaps several times. */
  visit(near: Near[], tell: (document: number, fit: number) => void): void;
  /** Raise in `best`, by document, how well it says what a word may mean, 0 to 1. */
  gather(near: Near[], best: Float32Array): Float32Array;
}

interface PhraseBook {
  /** The phrases in what was typed, best first. */
  find(
    tokens: string[],
    about: {
      isSmall(token: string): boolean;
      /** Whether a place's own words have it. */
      isKnown(token: string): boolean;
      /** Whether the last word may be unfinished. */
      goesOn: boolean;
      /** Whether another language is typed: then no slip or ending is forgiven. */
      isOther: boolean;
    },
  ): Match[];
}

/** A phrase that was recognised in what was typed. */
interface Meant {
  /** need, who, filter, area, day, language */
  kind: string;
  id: string;
  /** A kind of it; empty for the whole. */
  topic: string;
  score: number;
  /** Places of its words. */
  at: number[];
  typed: string;
  /** Whether it is what they do not want. */
  isNot: boolean;
}

interface Reading {
  /** Words as they were meant; `words`, for each of them, what was typed. */
  tokens: string[];
  words: string[];
  isSmall: boolean[];
  /** Whether the last may be unfinished. */
  goesOn: boolean;
  /** ISO 639 of the lexicon that knows most of the words. */
  language: string;
  meant: Meant[];
  /** What numbers are shown for: words of despair, or of danger to a body. */
  despair: "" | "line" | "emergency";
  /** Whether the lines are what is looked for, too: not where the words only resemble despair, and name a need. */
  wantsLines: boolean;
  /** Places of words that tell something and were not recognised. */
  rest: number[];
  wants: Pick<Filters, "open" | "facets" | "area" | "language">;
}

interface ListingCandidates {
  /** Read on for so long. @returns whether everything is read */
  read(milliseconds: number): boolean;
  find(filters: Filters, distances: Float64Array | null): Candidates;
}

interface Relevance {
  asks(index: TextIndex, reading: Reading): Ask[];
  scores(asks: Ask[], count: number): Float32Array;
  /** How much of its name, and how much of what was typed, is the other; only for those that are meant. */
  named(names: TextIndex, reading: Reading): Map<number, number>;
  /** Whether it is asked for by its name. */
  isCalled(named: Map<number, number>, listing: number): boolean;
}

interface Texts {
  read(milliseconds: number): boolean;
  /** Best first; the score is 0 to 1. */
  find(reading: Reading): { page: number; score: number }[];
}

/** An answer of the search of the whole site: a place, a need, or a page to read. */
interface Hit {
  kind: string;
  /** Relative to the root of the site. */
  url: string;
  title: string;
  line?: string;
  listing?: number;
  /** How many a need has. */
  places?: number;
  page?: number;
  score?: number;
}

interface SiteSearch {
  read(milliseconds: number): boolean;
  all(text: string): { reading: Reading; hits: Hit[]; strange: string[] };
}

interface FiltersFormat {
  /** What the fragment of an address says; what it does not know, it passes over. */
  parse(hash: string): Filters;
  /** Without its #; empty when nothing in it is wanted. */
  toFragment(filters: Filters): string;
  /** The single things that are wanted, each with what would be wanted without it. */
  parts(filters: Filters): { name: string; without: Filters }[];
  /** now, today or open-at. */
  openPart(filters: Filters): string;
  /** Whether the need that is wanted is about suicide or violence. */
  isHard(filters: Filters): boolean;
  isEmpty(filters: Filters): boolean;
}

interface WaysOut {
  /** The parts without which something would fit, most first. */
  drops: Drop[];
  /** The listings with the fewest parts that do not fit. */
  nearest: { listing: number; fails: string[] }[];
}

interface Drop {
  name: string;
  without: Filters;
  count: number;
  perhaps: number;
}

/** Where the device is, and by how many kilometres it may be wrong. */
type Located = { at: Position; within: number };

/** Kilometres to each listing, and whether they can only be said about. */
type FromReader = { distances: Float64Array; rough: boolean };

interface NearMe {
  /** From where the reader is; null until the device has said so. */
  from(): FromReader | null;
  forget(): void;
  /** Ask the device, and tell the reader what becomes of it. */
  ask(): Promise<void>;
}

interface Distances {
  /** Ask the device. Rejected with the key of a sentence. */
  locate(): Promise<Located>;
  measure(
    filters: { near: boolean; area?: string },
    fromReader: FromReader | null,
  ): { distances: Float64Array | null; words(listing: number): string };
  /** Kilometres to each listing; Infinity where it has no place. */
  toAll(from: Position): Float64Array;
  /** `0.4 miles`; `1 mile` where it is `rough`. */
  inWords(kilometres: number, rough?: boolean): string;
}

interface FilterForm {
  field: HTMLInputElement;
  toggle(name: string): HTMLInputElement;
  read(): Filters;
  write(filters: Filters): void;
  /** Fold the filters away on a phone while somebody asks in words. */
  fold(isAsking: boolean): void;
  /** Now, today and another day leave each other out. */
  leaveOthers(changed: HTMLElement): void;
  /** What a part of what is wanted is called on the form. */
  nameOf(name: string, filters: Filters): string;
}

/** How far it is in words, what of the reader's wishes is not known of it, and the names of those it does not fit. */
interface CardAbout {
  far?: string;
  notKnown?: string[];
  fails?: string[];
}

/** What a listing's card says, how to make it where it does not stand there yet, and the typed words that it answers. */
type CardMaker = (listing: number) => { key: string; make: () => HTMLLIElement; why: string[] };

interface ResultList {
  /** So many cards stand there. */
  count(): number;
  /** Those that fit, those that may, and those that do not quite; `least` cards at once, where there are so many. */
  show(found: Pick<Found, "fits" | "perhaps" | "near">, card: CardMaker, least?: number): void;
  /** Show ten more. @returns the first link of them */
  more(): HTMLElement | undefined;
}

interface CrisisLines {
  /** Show numbers for what was read from the words. @returns what a screen reader is to be told now */
  show(despair: Reading["despair"]): string;
}

interface Chips {
  /** `address` is that of a need as a list. */
  show(parts: Understood[], address: (need: string) => string): void;
}

interface ToRead {
  /** Load what there is to read, once. */
  load(): void;
  /** Show what answers better than places, if something does. */
  show(reading: Reading | null): void;
}

interface TypedWordsStore {
  /** What was kept here for this page, which then is no longer kept; undefined where nothing may be. */
  take(): TypedWords | null | undefined;
  /** Keep `words()`, or nothing, whenever the reader taps a link that leads away. */
  keepOnTap(words: () => TypedWords | null): void;
}

// site/, search/, offline/

interface ServiceWorkerClient {
  register(): Promise<ServiceWorkerRegistration>;
  /** The worker that is ready to save: the newest. */
  ready(registration: ServiceWorkerRegistration): Promise<ServiceWorker>;
  /** Ask a worker for something, and be told each of its answers. */
  ask(worker: ServiceWorker, what: WorkerRequest, tell?: (answer: WorkerReport) => void): void;
}

interface StoredData {
  /** Whether each thing that may be kept is there now. */
  find(): Promise<Record<StoredId | "saver", boolean>>;
  /** Remove everything, and have the device remember that it was asked for. */
  remove(): Promise<void>;
  /** Take that choice back. */
  allow(): Promise<void>;
}
