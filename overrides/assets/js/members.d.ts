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
  now(rules: Rule[], clock: Clock): OpenState;
  today(rules: Rule[], clock: Clock): OpenState;
  status(rules: Rule[], clock: Clock): Status;
}

interface Freshness {
  /** How old a check is, and what to do about it. `checked` is a day, 2026-11-12. */
  check(checked: string | undefined, canCall: boolean, isLine?: boolean): string;
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

/** What finder/directory.js makes of DirectoryData. A listing is its index, 0 to count - 1. */
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
  /** A column, one text a listing. */
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
  /** The day of the last check, 2026-11-12; empty when there was none. */
  checked(index: number): string;
  /** The first number to call or write to. */
  reach(index: number): { kind: "tel" | "sms"; shown: string; href: string; say: string; extra: string } | null;
  hoursNote(index: number): string;
  /** The id of what is there instead of a closed place. */
  instead(index: number): string;
  page(index: number): string;
}

type TextColumn = "id" | "name" | "what" | "organisation" | "whoFor" | "address" | "reach";

/** Latitude and longitude in degrees. */
type Position = [latitude: number, longitude: number];

/** What a typed word may mean; an unfinished one may go on. */
type FuzzyMatcher = (word: string, unfinished: boolean) => Near[];

interface IndexData {
  /** Columns, one text a listing; the heaviest holds names. */
  fields: { weight: number; texts: string[] }[];
  needs: { label: string; words: string[] }[];
  /** For each listing, indexes of its needs, the one that it is there for first. */
  needsOf: number[][];
  /** For each listing, what its score is multiplied by. */
  factors?: Float32Array;
  /** Words that tell little in this language. */
  smallWords?: string;
}

interface TextIndex {
  /** Build the index for about so long. @returns whether it is ready */
  work(milliseconds: number): boolean;
  /** Build what is left, and look. No words fit nothing. */
  search(query: string): TextAnswer;
}

interface DirectoryQuery {
  /** Listings and needs in order; `early` while there may be a better answer. */
  search(text: string): TextAnswer & { early: boolean };
  /** Read on for so long. @returns whether everything is read */
  read(milliseconds: number): boolean;
}

interface FiltersFormat {
  /** What the fragment of an address says; what it does not know, it passes over. */
  parse(hash: string): Filters;
  /** Without its #; empty when nothing in it is wanted. */
  toFragment(filters: Filters): string;
  /** The single things that are wanted, each with what would be wanted without it. */
  parts(filters: Filters): { name: string; without: Filters }[];
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
  /** What a part of what is wanted is called on the form. */
  nameOf(name: string, filters: Filters): string;
}

/** How far it is in words, what of the reader's wishes is not known of it, and the names of those it does not fit. */
interface CardAbout {
  far?: string;
  notKnown?: string[];
  fails?: string[];
}

/** What a listing's card says, and how to make it where it does not stand there yet. */
type CardMaker = (listing: number) => { key: string; make: () => HTMLLIElement };

interface ResultList {
  show(fits: number[], perhaps: number[], card: CardMaker, again?: boolean): void;
  /** Show ten more. @returns the first link of them */
  more(): HTMLElement | undefined;
}

// site/, search/, offline/

interface ServiceWorkerClient {
  register(): Promise<ServiceWorkerRegistration>;
  /** The worker that is ready to save: the newest. */
  ready(registration: ServiceWorkerRegistration): Promise<ServiceWorker>;
  /** Ask a worker for something, and be told each of its answers. */
  ask(worker: ServiceWorker, what: WorkerRequest, tell?: (answer: WorkerReport) => void): void;
}

/** Asks one thing at a time. */
type SearchEngine = (query: string) => Promise<SearchPage[]>;

/** What a worker and its stand-in in a frame have in common. */
interface WorkerLike {
  onmessage: ((event: { data: SearchMessage }) => void) | null;
  onerror: (() => void) | null;
  postMessage(data: object): void;
}

/** What Material's search worker answers. */
interface SearchMessage {
  data: { items: SearchPage[] };
}

interface StoredData {
  /** Whether each thing that may be kept is there now. */
  find(): Promise<Record<StoredId | "saver", boolean>>;
  /** Remove everything, and have the device remember that it was asked for. */
  remove(): Promise<void>;
  /** Take that choice back. */
  allow(): Promise<void>;
}
