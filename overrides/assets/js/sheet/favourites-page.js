"use strict";
/* The page of the reader's own list: the places as cards, where the directory's data is there, and else their names. */

vineStreet.favouritesPage = (page) => {
  const { favourites, say } = vineStreet;
  /** @param {string} name */
  const part = (name) => vineStreet.element(page, `[data-part="${name}"]`);
  const cards = part("cards");

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {string} className
   * @param {string} [text]
   */
  function create(tag, className, text = "") {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  /**
   * A kept place without the directory's data: its name, as it was kept.
   * @param {Favourite} place
   * @param {boolean} isThere
   */
  function plainCard({ id, name }, isThere) {
    const card = create("li", "entry");
    const heading = card.appendChild(create("h3", "entry__name"));
    if (isThere) heading.appendChild(create("a", "", name)).href = `${id}.html`;
    else {
      heading.textContent = name;
      card.classList.add("entry--ended");
      card.append(create("p", "entry__status", say("take.gone")));
    }
    return card;
  }

  /** @param {Favourite} place */
  function cardOf(place) {
    const { directory } = vineStreet;
    const index = directory ? directory.indexOf(place.id) : -1;
    const card = index < 0 ? plainCard(place, !directory) : vineStreet.listingCard(index);
    card.querySelector(".keep")?.remove(); // all of these are kept
    const door = window.__doors?.[place.id];
    if (door) (card.querySelector(".entry__facts") ?? card.lastElementChild)?.after(create("p", "entry__door", door));
    if (index >= 0 || !directory) {
      const code = create("figure", "qr");
      code.dataset.page = `${place.id}.html`;
      code.hidden = true;
      card.prepend(code);
    }
    const on = vineStreet.formatDate({ dateStyle: "long" }, Date.parse(place.kept));
    const foot = card.appendChild(create("p", "my-list__foot", `${say("take.kept_on", { on })} `));
    const remove = foot.appendChild(create("button", "my-list__remove", say("take.remove")));
    remove.type = "button";
    remove.setAttribute("aria-label", say("take.remove_named", { name: place.name }));
    remove.addEventListener("click", () => {
      tell(favourites.remove(place.id) ? say("take.removed", { name: place.name }) : say("take.refused"));
    });
    return card;
  }

  /**
   * Show the list as it is now, and say what was done; the focus goes where the next thing to do is.
   * @param {string} done
   */
  function tell(done) {
    const focused = page.contains(document.activeElement);
    show();
    part("said").textContent = done;
    if (focused) (part("count").hidden ? part("empty") : part("count")).focus();
  }

  function show() {
    const { places, broken, refused } = favourites.read();
    cards.replaceChildren(...places.map(cardOf));
    vineStreet.live(cards);
    part("count").textContent = say("take.count", { count: places.length });
    part("count").hidden = part("tools").hidden = cards.hidden = !places.length;
    part("empty").hidden = places.length > 0;
    part("unreadable").hidden = !broken;
    part("refused").hidden = !refused;
    part("no-data").hidden = Boolean(vineStreet.directory) || !places.length;
  }

  for (const button of vineStreet.elements(page, "[data-clear]")) {
    button.addEventListener("click", () => tell(say(favourites.clear() ? "take.cleared" : "take.refused")));
  }
  part("without").hidden = true;
  part("with").hidden = false;
  show();
  favourites.watch(show);
};
