/* The namespace that all scripts share. What its members are made of stands in members.d.ts, the data in data.d.ts.

   A script that could not be loaded leaves its part of the namespace undefined, and its data too. Types say what is
   there when it was loaded; the scripts that begin something (finder.js, favourites.js, sheet.js …) look first. */

declare var vineStreet: VineStreet;
/** Material's search worker looks for this name where it runs in a frame. */
declare var IFrameWorker: boolean;

/** Network Information API: in some browsers. */
interface Navigator {
  readonly connection?: { readonly saveData?: boolean };
}

interface VineStreet {
  // the build: hooks/theme_assets.py, before start/
  /** Names of all that may be kept on a device, by id (src/vinestreet/security/browser_storage.py). */
  readonly storageNames: Record<StoredId, string>;
  /** Where "Leave" goes; empty where the organisation has turned it off. */
  readonly exit: string;

  // start/
  root: URL;
  element<T extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): T;
  fromTemplate(id: string): DocumentFragment;
  pageAddress(page?: string): string;
  elements<T extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): T[];
  storageKey(id: StoredId): string;
  /** What was typed into the search of the whole site, for the finder. */
  handedQuery?: string;

  // site/
  afterBack(act: (persisted: boolean) => void): void;
  loadScript(address: string, into?: Document): Promise<void>;
  serviceWorker: ServiceWorkerClient | null;

  // live/
  say(key: string, values?: Record<string, string | number | undefined>): string;
  formatDate(options: Intl.DateTimeFormatOptions, at: number): string;
  clock: ClockReader;
  calendarDay(number: number): Day;
  openingHours: OpeningHours;
  isOpen(rules: Rule[], key: string | undefined, when: When): Answer;
  openNow(rules: Rule[] | null, key: string | undefined, canCall: boolean): { state: OpenState; words: string };
  freshness: Freshness;
  live(root: Document | HTMLElement): void;
  leavePast(root: Document | HTMLElement): void;

  // favourites/
  favourites: Favourites;
  enableFavouriteButtons(root: Document | HTMLElement): void;

  // finder/
  directory: Directory;
  tokenize(text: string): string[];
  editDistance(one: string, other: string, most: number, goesOn?: boolean): number;
  fuzzyMatcher(numbers: Map<string, number>): FuzzyMatcher;
  buildPostings(data: IndexData, isSmall: (word: string) => boolean): Generator<void, Postings>;
  textIndex(data: IndexData): TextIndex;
  query: DirectoryQuery;
  filters: FiltersFormat;
  candidates(filters: Filters, distances: Float64Array | null): Candidates;
  applyFilters(filters: Filters, distances: Float64Array | null): Found;
  relaxFilters(filters: Filters, distances: Float64Array | null): WaysOut;
  unknownParts(filters: Filters, listing: number): string[];
  distance: Distances;
  nearMe(box: HTMLInputElement, note: HTMLElement): NearMe;
  filterForm(form: HTMLFormElement): FilterForm;
  agreeAfterBack(form: FilterForm, note: HTMLElement, wanted: () => Filters, want: (next: Filters) => void): void;
  listingCard(listing: number, about?: CardAbout): HTMLLIElement;
  resultList(list: HTMLElement, next: HTMLElement): ResultList;
  searchDirectory(text: string): void;

  // search/
  searchEngine(index: string, address: string): Promise<SearchEngine>;
  frameWorker(address: string): Promise<WorkerLike>;
  searchHit(sections: SearchPage, root: string): HTMLLIElement;
  searchDialog: { open(): void };

  // sheet/
  preparePrinting(): void;
  qrCode(text: string, forced?: { version?: number; mask?: number }): Code | null;
  shareMessage(section: HTMLElement): void;
  favouritesPage(page: HTMLElement): void;

  // conversation/
  ownWords(pause: Element, number: number): void;
  unfoldBranches(conversation: HTMLElement): void;

  // offline/
  storedData: StoredData;
  savePanel(box: HTMLElement): void;
  privacyPanel(box: HTMLElement): void;
  knownPlace(box: HTMLElement): void;
}
