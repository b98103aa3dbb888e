/* The namespace that all scripts share. What its members are made of stands in members.d.ts, the data in data.d.ts.

   A script that could not be loaded leaves its part of the namespace undefined, and its data too. Types say what is
   there when it was loaded; the scripts that begin something (finder.js, favourites.js, sheet.js …) look first. */

declare var vineStreet: VineStreet;

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
  loadScript(address: string): Promise<void>;
  serviceWorker: ServiceWorkerClient | null;

  // live/
  say(key: string, values?: Record<string, string | number | undefined>): string;
  formatDate(options: Intl.DateTimeFormatOptions, at: number): string;
  clock: ClockReader;
  calendarDay(number: number): Day;
  openingHours: OpeningHours;
  openWhen: OpenWhen;
  isOpen(rules: Rule[], key: string | undefined, when: string): Answer;
  openNow(rules: Rule[] | null, key: string | undefined, canCall: boolean): { state: OpenState; words: string };
  freshness: Freshness;
  live(root: Document | HTMLElement): void;
  leavePast(root: Document | HTMLElement): void;
  foldFarDays(section: HTMLElement): void;

  // favourites/
  favourites: Favourites;
  enableFavouriteButtons(root: Document | HTMLElement): void;

  // finder/
  distance: Distances;
  relaxFilters(filters: Filters, distances: Float64Array | null): WaysOut;
  nearMe(box: HTMLInputElement, note: HTMLElement): NearMe;
  filterForm(form: HTMLFormElement): FilterForm;
  agreeAfterBack(
    form: FilterForm,
    note: HTMLElement,
    wanted: () => Filters,
    want: (next: Filters, cards?: number) => void,
  ): void;
  typedWords: TypedWordsStore;
  listingCard(listing: number, about?: CardAbout): HTMLLIElement;
  sayWhy(card: HTMLElement, why: string[]): void;
  resultList(list: HTMLElement, next: HTMLElement): ResultList;
  understood(reading: Reading, filters: Filters): Understood[];
  stillIgnored(text: string, ignored: string[]): string[];
  openingName(open: string): string;
  chips(list: HTMLElement, ignore: (ignores: string[]) => void): Chips;
  aboutFound(found: Found): string;
  crisisLines(box: HTMLElement): CrisisLines;
  otherLanguage(box: HTMLElement, choose: (language: string) => void): (language: string) => void;
  toRead(line: HTMLElement): ToRead;
  waysOut(
    part: (id: string) => HTMLElement,
    form: FilterForm,
    want: (next: Filters) => void,
  ): (
    filters: Filters,
    some: number,
    cardOf: (listing: number, fails: string[]) => HTMLElement,
    distances: Float64Array | null,
  ) => void;
  searchDirectory(text: string): void;

  // search/
  directory: Directory;
  tokenize(text: string): string[];
  editDistance(one: string, other: string, most: number, goesOn?: boolean): number;
  fuzzyMatcher(numbers: Map<string, number>, endings?: Set<string>): FuzzyMatcher;
  buildPostings(data: IndexData): Generator<void, Postings>;
  textIndex(data: IndexData): TextIndex;
  phraseBook(phrases: Phrase[], smalls: Set<string>, endings: Set<string>): PhraseBook;
  lexicon: { read(milliseconds: number): boolean; whole(): Lexicon };
  understand(text: string, isKnown: (token: string) => boolean, ignored: string[]): Reading;
  filters: FiltersFormat;
  /** Above 0: the words are rather some of despair than not. */
  despairScore(tokens: string[], weights: DespairWeights): number;
  readDespair(spans: Match[], tokens: string[], language: LexiconLanguage | undefined): Despair;
  relevance: Relevance;
  ranking: ListingRanking;
  candidates: ListingCandidates;
  opening(listing: number, when: string): Answer;
  withTyped(filters: Filters, reading: Reading | null): Filters;
  applyFilters(filters: Filters, distances: Float64Array | null): Found;
  unknownParts(filters: Filters, listing: number): string[];
  failedParts(filters: Filters, listing: number): string[];
  texts: Texts;
  search: SiteSearch;

  // dialog/
  loadSearch(scripts: string): Promise<void>;
  foundWords(reading: Reading, texts: string[]): FoundWords;
  searchHit(hit: Hit, reading: Reading): HTMLLIElement;
  searchDialog: { open(): void };

  // sheet/
  preparePrinting(): void;
  qrCode(text: string, forced?: { version?: number; mask?: number }): Code | null;
  copyWords(button: HTMLElement, said: HTMLElement, words: () => string, mark: () => void): void;
  shareMessage(section: HTMLElement): void;
  correction(section: HTMLElement): void;
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
