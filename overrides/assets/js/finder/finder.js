"use strict";
/* The finder at work on the directory's front page: reads the form, shows what fits, and never ends without a way on.
   Without this script the form stays hidden and the page is what it is in the HTML: lists by need and by area. */

(() => {
  const AT_ONCE = 10; // cards; more would make each keystroke wait on a cheap phone
  const PAUSE = 700; // milliseconds without a change before a screen reader is told, so that it is not talked over

  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("finder"));
  if (!form) return; // another page that only needs cards
  const part = (id) => document.getElementById(`finder-${id}`);
  // The words that the site's search hands over stay in the tab, and only until here.
  const [, handed] = window.name.match(/^look for: (.*)/s) ?? [];
  if (handed !== undefined) window.name = "";
  if (!vineStreet.directory || !vineStreet.live) {
    part("failed").hidden = false;
    return;
  }
  const { say, directory, near } = vineStreet;
  const field = /** @type {HTMLInputElement} */ (part("text"));
  const toggles = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")]);
  const choices = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select")]);
  const toggle = (name) => toggles.find(({ value }) => value === name);

  /** @type {[number, number] | null} where the reader is: in this variable and nowhere else */
  let position = null;
  /** @type {Float64Array | null} */
  let distances = null;
  /** @type {Wanted} */
  let wanted;
  let sequence = [];
  let fitting = 0;
  let shown = "";
  let timer = 0;

  /** The form says what is wanted. */
  function fromForm() {
    const checked = (name) => toggle(name).checked;
    const chosen = Object.fromEntries(choices.map(({ dataset, value }) => [dataset.wanted, value]));
    return {
      ...chosen,
      text: field.value.trim() && field.value.slice(0, 200),
      near: checked("near") && Boolean(position),
      open: checked("now") ? "now" : checked("today") ? "today" : "",
      facets: directory.facets.filter(checked),
    };
  }

  function intoForm() {
    field.value = wanted.text;
    for (const box of toggles) {
      box.checked = box.value === "near" ? wanted.near : box.value === wanted.open || wanted.facets.includes(box.value);
    }
    for (const choice of choices) choice.value = wanted[choice.dataset.wanted];
    const inside = [...part("more").querySelectorAll("input:checked, select")];
    if (inside.some(({ value, type }) => type === "checkbox" || value)) part("more").open = true;
  }

  /** Show what fits what is wanted now. */
  function answer() {
    const fragment = vineStreet.wanted.fragment(wanted);
    if (fragment !== vineStreet.wanted.fragment(vineStreet.wanted.read(location.hash))) {
      history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
    }
    const nothing = vineStreet.wanted.isEmpty(wanted);
    part("listed").hidden = !nothing;
    part("found").hidden = part("clear").hidden = nothing;
    if (nothing) return tell("");
    const found = vineStreet.find(wanted, wanted.near ? distances : null);
    sequence = [...found.fits, ...found.perhaps];
    fitting = found.fits.length;
    part("count").textContent = sequence.length ? say("finder.count", { count: fitting }) : say("finder.none");
    part("about").textContent = about(found);
    showNeeds(found.needs);
    showCards();
    wayOut();
    tell(`${part("count").textContent}. ${part("about").textContent}`);
  }

  function about({ unknown, perhaps, strange }) {
    const sentences = strange.map((word) => say("finder.strange", { word }));
    if (perhaps.length) sentences.push(say("finder.perhaps", { count: perhaps.length }));
    if (unknown["no-police"]) sentences.push(say("finder.perhaps_no-police", { count: unknown["no-police"] }));
    return sentences.join(" ");
  }

  /** What the typed words may mean, as a list of its own to go on to. */
  function showNeeds(needs) {
    const others = needs.map(({ need }) => directory.needs[need]).filter(({ id }) => id !== wanted.need);
    const links = others.slice(0, 3).map(({ id, label }) => {
      const link = document.createElement("a");
      link.textContent = label;
      link.href = `#${vineStreet.wanted.fragment({ ...wanted, need: id })}`;
      const entry = document.createElement("li");
      entry.append(link);
      return entry;
    });
    part("needs").replaceChildren(...links);
    part("needs").hidden = !links.length;
  }

  function cardOf(listing, measured, fails = []) {
    const far = measured.words(listing);
    return vineStreet.card(listing, { far, notKnown: vineStreet.notKnown(wanted, listing), fails });
  }

  /** What other scripts do for cards: what is open now, how old the facts are, buttons to keep them. */
  function enliven(list, cards) {
    cards.forEach((card) => vineStreet.live(card));
    vineStreet.takeReady?.(list);
  }

  /** The first cards anew, unless they stand there already. */
  function showCards() {
    const key = JSON.stringify([sequence.slice(0, AT_ONCE), Math.min(fitting, AT_ONCE), wanted.near, wanted.facets, wanted.open, wanted.language]);
    if (key !== shown) {
      shown = key;
      part("cards").replaceChildren();
      showMore();
    }
    part("next").hidden = part("cards").querySelectorAll(".entry").length >= sequence.length;
  }

  function showMore() {
    const list = part("cards");
    const from = list.querySelectorAll(".entry").length;
    const measured = near.from({ near: wanted.near }, distances);
    const cards = sequence.slice(from, from + AT_ONCE).map((listing) => cardOf(listing, measured));
    const border = fitting - from; // before it what fits, after it what may fit
    if (border >= 0 && border < cards.length && (fitting || !from)) {
      const divide = document.createElement("li");
      divide.className = "entries__divide";
      const heading = document.createElement("h3");
      heading.textContent = say("finder.may_fit");
      divide.append(heading);
      cards.splice(border, 0, divide);
    }
    list.append(...cards);
    enliven(list, cards);
    part("next").hidden = from + AT_ONCE >= sequence.length;
    return cards[0]?.querySelector("a");
  }

  /** Where nothing is known to fit: what to leave out; and where nothing may fit, what comes nearest. */
  function wayOut() {
    part("out").hidden = fitting > 0;
    if (fitting) return;
    const measured = near.from(wanted, distances);
    const { drops, nearest } = vineStreet.waysOut(wanted, measured.distances);
    part("drops").replaceChildren(...drops.map(dropButton));
    const cards = sequence.length ? [] : nearest.map(({ listing, fails }) => cardOf(listing, measured, fails.map(nameOf)));
    part("nearest").replaceChildren(...cards);
    part("nearest-name").hidden = !cards.length;
    part("listed").hidden = sequence.length + drops.length > 0;
    enliven(part("nearest"), cards);
  }

  function dropButton({ name, without, count, perhaps }) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    const what = nameOf(name);
    button.textContent = count
      ? say("finder.without", { what, count })
      : say("finder.without_perhaps", { what, count: perhaps });
    button.addEventListener("click", () => {
      wanted = without;
      intoForm();
      answer();
      part("count").focus();
    });
    return button;
  }

  /** What a part of the form is called on the form. */
  function nameOf(name) {
    if (name === "text") return `“${wanted.text.trim()}”`;
    const choice = choices.find(({ dataset }) => dataset.wanted === name);
    if (choice) return `“${choice.selectedOptions[0].label.trim()}”`;
    return `“${toggle(name).labels[0].textContent.trim()}”`;
  }

  /** Tell a screen reader, once the reader has paused. */
  function tell(words) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      part("status").textContent = words;
    }, PAUSE);
  }

  /** Near me: only after this tap is the device asked where it is. */
  async function locate() {
    part("note").textContent = "";
    if (!toggle("near").checked) return;
    part("note").textContent = say("finder.near_asking");
    try {
      const here = await near.ask();
      if (!toggle("near").checked) return; // the reader has changed their mind
      position = here;
      distances = near.toAll(position);
      part("note").textContent = say("finder.near_kept");
    } catch (key) {
      if (!toggle("near").checked) return;
      toggle("near").checked = false;
      part("note").textContent = say(typeof key === "string" ? key : "finder.near_failed");
    }
  }

  const changed = () => {
    wanted = fromForm();
    answer();
  };
  const fromAddress = () => {
    wanted = { ...vineStreet.wanted.read(location.hash), near: Boolean(position) && toggle("near").checked };
    intoForm();
    answer();
  };

  field.addEventListener("input", changed);
  form.addEventListener("change", async ({ target }) => {
    if (target === field) return;
    if (target.value === "now" && target.checked) toggle("today").checked = false;
    if (target.value === "today" && target.checked) toggle("now").checked = false;
    if (target.value === "near") await locate();
    changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    part("count").focus(); // which puts a phone's keyboard away, too
  });
  part("clear").addEventListener("click", () => {
    position = distances = null;
    part("note").textContent = "";
    wanted = vineStreet.wanted.read("");
    intoForm();
    answer();
    field.focus();
  });
  part("needs").addEventListener("click", ({ target }) => target.closest("a") && part("count").focus());
  part("next").addEventListener("click", () => showMore()?.focus());
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target && !part("listed").contains(target)) return; // it only moves within the page: #main
    fromAddress();
    target?.scrollIntoView(); // while something is wanted, the lists are hidden
  });

  /** Look for `text`, typed into the search of the whole site. */
  vineStreet.lookFor = (text) => {
    wanted = { ...vineStreet.wanted.read(""), text };
    intoForm();
    answer();
    part("count").focus();
  };

  form.hidden = false;
  fromAddress();
  if (handed !== undefined) vineStreet.lookFor(handed);
  const prepare = () => vineStreet.prepare(8) || setTimeout(prepare);
  setTimeout(prepare);
})();
