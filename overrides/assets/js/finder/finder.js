"use strict";
/* The finder at work on the directory's front page: reads the form, shows what fits, and never ends without a way on.
   Without this script the form stays hidden and the page is what it is in the HTML: lists by need and by area. */

(() => {
  const PAUSE = 700; // milliseconds without a change before a screen reader is told, so that it is not talked over
  const MINUTE = 60_000; // milliseconds
  const AT_ONCE = 8; // milliseconds of reading

  const element = /** @type {HTMLFormElement | null} */ (document.getElementById("finder"));
  if (!element) return; // another page that only needs cards
  /** @param {string} id */
  const part = (id) => vineStreet.element(document, `#finder-${id}`);
  if (!vineStreet.directory || !vineStreet.live) {
    part("failed").hidden = false;
    element.classList.add("finder--off");
    return;
  }
  const { say, directory, distance, handedQuery } = vineStreet;
  const form = vineStreet.filterForm(element);
  const near = vineStreet.nearMe(form.toggle("near"), part("note"));
  const results = vineStreet.resultList(part("cards"), part("next"));
  const waysOut = vineStreet.waysOut(part, form, (next) => want(next));
  const crisisLines = vineStreet.crisisLines(part("despair"));
  const toRead = vineStreet.toRead(part("read"));
  const chips = vineStreet.chips(part("chips"), (ignores) =>
    want({ ...filters, ignored: [...filters.ignored, ...ignores] }),
  );
  const otherLanguage = vineStreet.otherLanguage(part("spoken"), (language) => {
    want({ ...filters, language });
    part("count").focus();
  });

  /** @type {Filters} */
  let filters;
  /** Of what is typed. @type {Reading | null} */
  let reading = null;
  let timer = 0;
  let isRead = false; // whether the texts of all listings are
  let early = false; // whether the answer that stands there is one from names alone
  let follows = false; // whether it depends on the clock
  let standing = ""; // which places it has
  let isLed = false; // whether a link led here with what is wanted: then the answer comes first

  const find = () => vineStreet.applyFilters(filters, (filters.near && near.from()?.distances) || null);
  /** @param {Found} found */
  const placesOf = ({ fits, perhaps, near }) => JSON.stringify([fits, perhaps, near]);

  /** Show what fits what is wanted now. @param {number} [least] so many cards, where there are */
  function answer(least) {
    const fragment = vineStreet.filters.toFragment(filters);
    if (fragment !== vineStreet.filters.toFragment(vineStreet.filters.parse(location.hash))) {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    }
    const nothing = vineStreet.filters.isEmpty(filters);
    part("listed").hidden = !nothing;
    part("found").hidden = part("clear").hidden = nothing;
    isLed &&= !nothing;
    form.fold(isLed || Boolean(filters.text));
    if (nothing) {
      reading = null;
      crisisLines.show("");
      return tell("");
    }
    const found = find();
    const { fits, perhaps, of } = found;
    const asked = vineStreet.withTyped(filters, of.reading);
    reading = of.reading;
    early = of.early;
    follows = Boolean(asked.open);
    standing = placesOf(found);
    const some = fits.length + perhaps.length;
    const sure = say(fits.length ? "finder.count" : "finder.maybe", { count: fits.length || perhaps.length });
    part("count").textContent = some ? sure : say("finder.none");
    part("about").textContent = vineStreet.aboutFound(found);
    const despair = crisisLines.show(reading?.despair ?? "");
    chips.show(reading ? vineStreet.understood(reading, filters) : [], (need) => {
      return `#${vineStreet.filters.toFragment({ ...filters, need })}`;
    });
    otherLanguage(reading && !asked.language ? reading.language : "");
    toRead.show(reading?.despair || of.isCalled ? null : reading);
    if (isRead && reading) toRead.load();
    const measured = distance.measure({ near: filters.near }, near.from());
    const isNear = new Set(found.near);
    results.show(
      found,
      (listing) =>
        cardOf(
          listing,
          measured,
          asked,
          isNear.has(listing) ? failsOf(asked, listing) : [],
          of.why(listing).filter(Boolean),
        ),
      least,
    );
    part("out").hidden = fits.length > 0;
    if (!fits.length) {
      const far = distance.measure(filters, near.from());
      waysOut(
        filters,
        some + isNear.size,
        (listing, fails) =>
          cardOf(
            listing,
            far,
            filters,
            fails.map((each) => form.nameOf(each, filters)),
            [],
          ).make(),
        far.distances,
      );
    }
    tell([despair, `${part("count").textContent}. ${part("about").textContent}`].filter(Boolean).join(" "));
  }

  /** Places open and close while the page is open: then the list follows, and the reader stays where they were. */
  function followClock() {
    if (document.hidden || !follows || !(filters.open || filters.text)) return;
    if (placesOf(find()) === standing) return;
    const focused = document.activeElement;
    answer(results.count());
    if (!(focused instanceof HTMLElement) || document.activeElement === focused) return;
    (focused.isConnected ? focused : part("count")).focus({ preventScroll: true });
  }

  /** Change what is wanted, not by the form's own fields. @param {Filters} next @param {number} [least] cards */
  function want(next, least) {
    filters = next;
    form.write(filters);
    answer(least);
  }

  /** What a place does not fit, as the form calls it. @param {Filters} asked @param {number} listing */
  const failsOf = (asked, listing) => vineStreet.failedParts(asked, listing).map((each) => form.nameOf(each, asked));

  /**
   * What a card says, and how it is made: with what is open now, and how old its facts are.
   * @param {number} listing
   * @param {ReturnType<Distances["measure"]>} measured
   * @param {Filters} asked what it may not be known to fit
   * @param {string[]} fails names of what it does not fit
   * @param {string[]} why typed words that it answers
   */
  function cardOf(listing, measured, asked, fails, why) {
    const unknown = vineStreet.unknownParts(asked, listing);
    const isThen = asked.open && asked.open !== "now" && asked.open !== "today";
    const notKnown = unknown.map((each) => (isThen && each === asked.open ? "then" : each));
    const says = { far: measured.words(listing), notKnown, fails };
    const make = () => {
      const card = vineStreet.listingCard(listing, says);
      vineStreet.live(card);
      return card;
    };
    return { key: JSON.stringify([listing, says]), make, why };
  }

  /** Tell a screen reader, once the reader has paused. @param {string} words */
  function tell(words) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      part("status").textContent = words;
    }, PAUSE);
  }

  function changed() {
    const now = form.read();
    const ignored = filters.ignored.length ? vineStreet.stillIgnored(now.text, filters.ignored) : [];
    filters = { ...now, ignored, near: now.near && Boolean(near.from()) };
    answer();
  }
  function fromAddress() {
    const wanted = vineStreet.filters.parse(location.hash);
    isLed = !vineStreet.filters.isEmpty(wanted);
    want({ ...wanted, near: Boolean(filters?.near) });
  }

  form.field.addEventListener("input", changed);
  element.addEventListener("change", async ({ target }) => {
    if (target === form.field || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    form.leaveOthers(target);
    if (target.value === "near") await near.ask();
    changed();
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    part("count").focus(); // which puts a phone's keyboard away, too
  });
  part("clear").addEventListener("click", () => {
    near.forget();
    want(vineStreet.filters.parse(""));
    form.field.focus();
  });
  part("chips").addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) part("count").focus();
  });
  part("next").addEventListener("click", () => results.more()?.focus());
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && !part("listed").contains(target)) return; // it only moves within the page: #main
    fromAddress();
    target?.scrollIntoView(); // while something is wanted, the lists are hidden
  });

  /** Look for `text`, typed into the search of the whole site. */
  vineStreet.searchDirectory = (text) => {
    want({ ...vineStreet.filters.parse(""), text });
    part("count").focus();
  };

  element.hidden = false;
  fromAddress();
  setInterval(followClock, MINUTE);
  document.addEventListener("visibilitychange", followClock);
  if (handedQuery !== undefined) vineStreet.searchDirectory(handedQuery);
  vineStreet.agreeAfterBack(form, part("note"), () => filters, want);
  vineStreet.typedWords.keepOnTap(() => {
    const { text, ignored } = filters;
    return text.trim() ? { hash: location.hash, text, ignored, cards: results.count(), y: scrollY } : null;
  });
  /** Read on while nothing else is to be done, and answer once more what could be answered only in part. */
  function read() {
    isRead = vineStreet.candidates.read(AT_ONCE);
    if (!isRead) setTimeout(read);
    else if (early) answer();
    else if (reading) toRead.load();
  }
  setTimeout(() => {
    // The first takes long: calendars, clocks, words.
    if (directory.count) {
      cardOf(0, distance.measure({ near: false }, null), filters, [], []).make();
    }
    read();
  });
})();
