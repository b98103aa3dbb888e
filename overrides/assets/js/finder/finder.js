"use strict";
/* The finder at work on the directory's front page: reads the form, shows what fits, and never ends without a way on.
   Without this script the form stays hidden and the page is what it is in the HTML: lists by need and by area. */

(() => {
  const PAUSE = 700; // milliseconds without a change before a screen reader is told, so that it is not talked over
  const MOST_NEEDS = 3;
  const MINUTE = 60_000; // milliseconds

  const element = /** @type {HTMLFormElement | null} */ (document.getElementById("finder"));
  if (!element) return; // another page that only needs cards
  /** @param {string} id */
  const part = (id) => vineStreet.element(document, `#finder-${id}`);
  if (!vineStreet.directory || !vineStreet.live) {
    part("failed").hidden = false;
    return;
  }
  const { say, directory, distance, handedQuery } = vineStreet;
  const form = vineStreet.filterForm(element);
  const near = vineStreet.nearMe(form.toggle("near"), part("note"));
  const results = vineStreet.resultList(part("cards"), part("next"));

  /** @type {Filters} */
  let filters;
  let timer = 0;
  let early = false; // whether the answer that stands there is one from names alone
  let standing = ""; // which places it has

  const find = () => vineStreet.applyFilters(filters, (filters.near && near.from()?.distances) || null);
  /** @param {Found} found */
  const placesOf = ({ fits, perhaps }) => JSON.stringify([fits, perhaps]);

  /** Show what fits what is wanted now. @param {boolean} [again] whether the same is wanted as before */
  function answer(again) {
    const fragment = vineStreet.filters.toFragment(filters);
    if (fragment !== vineStreet.filters.toFragment(vineStreet.filters.parse(location.hash))) {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    }
    const nothing = vineStreet.filters.isEmpty(filters);
    part("listed").hidden = !nothing;
    part("found").hidden = part("clear").hidden = nothing;
    if (nothing) return tell("");
    const found = find();
    early = found.early;
    standing = placesOf(found);
    const some = found.fits.length + found.perhaps.length;
    part("count").textContent = some ? say("finder.count", { count: found.fits.length }) : say("finder.none");
    part("about").textContent = about(found);
    showNeeds(found.needs);
    const measured = distance.measure({ near: filters.near }, near.from());
    results.show(found.fits, found.perhaps, (listing) => cardOf(listing, measured), again);
    part("out").hidden = found.fits.length > 0;
    if (!found.fits.length) showWaysOut(some);
    tell(`${part("count").textContent}. ${part("about").textContent}`);
  }

  /** Places open and close while the page is open: then the list follows, and the reader stays where they were. */
  function followClock() {
    if (document.hidden || !filters.open) return;
    const found = find();
    if (placesOf(found) === standing) return;
    const focused = document.activeElement;
    answer(true);
    if (!(focused instanceof HTMLElement) || document.activeElement === focused) return;
    (focused.isConnected ? focused : part("count")).focus({ preventScroll: true });
  }

  /** Change what is wanted, not by the form's own fields. @param {Filters} next */
  function want(next) {
    filters = next;
    form.write(filters);
    answer();
  }

  /** @param {Found} found */
  function about({ unknown, perhaps, strange }) {
    const sentences = strange.map((word) => say("finder.strange", { word }));
    if (perhaps.length) sentences.push(say("finder.perhaps", { count: perhaps.length }));
    if (unknown["no-police"]) sentences.push(say("finder.perhaps_no-police", { count: unknown["no-police"] }));
    return sentences.join(" ");
  }

  /** What the typed words may mean, as a list of its own to go on to. @param {Found["needs"]} needs */
  function showNeeds(needs) {
    const others = needs.map(({ need }) => directory.needs[need]).filter(({ id }) => id !== filters.need);
    const links = others.slice(0, MOST_NEEDS).map(({ id, label }) => {
      const link = document.createElement("a");
      link.textContent = label;
      link.href = `#${vineStreet.filters.toFragment({ ...filters, need: id })}`;
      const entry = document.createElement("li");
      entry.append(link);
      return entry;
    });
    part("needs").replaceChildren(...links);
    part("needs").hidden = !links.length;
  }

  /**
   * What a card says, and how it is made: with what is open now, and how old its facts are.
   * @param {number} listing
   * @param {ReturnType<Distances["measure"]>} measured
   * @param {string[]} [fails] names of what it does not fit
   */
  function cardOf(listing, measured, fails = []) {
    const says = { far: measured.words(listing), notKnown: vineStreet.unknownParts(filters, listing), fails };
    const make = () => {
      const card = vineStreet.listingCard(listing, says);
      vineStreet.live(card);
      return card;
    };
    return { key: JSON.stringify([listing, says]), make };
  }

  /**
   * Where nothing is known to fit: what to leave out; and where nothing may fit, what comes nearest.
   * @param {number} some
   */
  function showWaysOut(some) {
    const measured = distance.measure(filters, near.from());
    const { drops, nearest } = vineStreet.relaxFilters(filters, measured.distances);
    /** @param {string} each */
    const name = (each) => form.nameOf(each, filters);
    const cards = some ? [] : nearest.map(({ listing, fails }) => cardOf(listing, measured, fails.map(name)).make());
    part("drops").replaceChildren(...drops.map(dropButton));
    part("nearest").replaceChildren(...cards);
    part("nearest-name").hidden = !cards.length;
    part("listed").hidden = some + drops.length > 0;
    vineStreet.enableFavouriteButtons?.(part("nearest"));
  }

  /** @param {Drop} drop */
  function dropButton({ name, without, count, perhaps }) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    const what = form.nameOf(name, filters);
    button.textContent = count
      ? say("finder.without", { what, count })
      : say("finder.without_perhaps", { what, count: perhaps });
    button.addEventListener("click", () => {
      want(without);
      part("count").focus();
    });
    return button;
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
    filters = { ...now, near: now.near && Boolean(near.from()) };
    answer();
  }
  const fromAddress = () => want({ ...vineStreet.filters.parse(location.hash), near: Boolean(filters?.near) });

  form.field.addEventListener("input", changed);
  element.addEventListener("change", async ({ target }) => {
    if (target === form.field || !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
    if (target instanceof HTMLInputElement && target.checked) {
      if (target.value === "now") form.toggle("today").checked = false;
      if (target.value === "today") form.toggle("now").checked = false;
    }
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
  part("needs").addEventListener("click", ({ target }) => {
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
  /** Read on while nothing else is to be done, and answer once more what could be answered only in part. */
  function read() {
    if (!vineStreet.query.read(8)) setTimeout(read);
    else if (early) answer();
  }
  setTimeout(() => {
    // The first takes long: calendars, clocks, words.
    if (directory.count) cardOf(0, distance.measure({ near: false }, null)).make();
    read();
  });
})();
