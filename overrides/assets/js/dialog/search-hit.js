"use strict";
/* One answer as an entry of the list: a place with its one line and whether it is open, a need with how many places it
   has, a text with its best section and a few words round what was found. */

vineStreet.searchHit = (() => {
  /**
   * @template {keyof HTMLElementTagNameMap} T
   * @param {T} tag
   * @param {string} name of its class
   * @param {Piece[]} content
   */
  function made(tag, name, content) {
    const element = Object.assign(document.createElement(tag), { className: name });
    for (const { words, found } of content) {
      const part = found ? document.createElement("mark") : document.createTextNode(words);
      if (found) part.textContent = words;
      element.append(part);
    }
    return element;
  }

  /** @param {string} words @returns {Piece[]} */
  const plain = (words) => [{ words, found: false }];

  /** @param {Hit} hit @param {Piece[]} title */
  function linkTo({ url }, title) {
    const link = made("a", "search__link", title);
    link.href = new URL(url, vineStreet.root).href;
    return link;
  }

  /** What is open now, in a few words; nothing where nobody told us. @param {number} listing */
  function openNow(listing) {
    const { schedules, scheduleOf, reach } = vineStreet.directory;
    const schedule = schedules[scheduleOf[listing]];
    if (!schedule || vineStreet.freshness.clockIsWrong()) return "";
    return vineStreet.openNow(schedule.rules, schedule.clock, reach(listing)?.kind === "tel").words;
  }

  /** @param {Hit} hit @param {Reading} reading */
  function place(hit, reading) {
    const { title, line = "", listing = 0 } = hit;
    const words = vineStreet.foundWords(reading, [title, line]);
    const open = openNow(listing);
    return [
      linkTo(hit, words.pieces(title)),
      ...(vineStreet.directory.is(listing, "sample")
        ? [made("span", "search__sample", plain(vineStreet.say("hits.sample")))]
        : []),
      made("p", "search__text", words.excerpt(line)),
      ...(open ? [made("p", "search__now", plain(open))] : []),
    ];
  }

  /** A need, or a part of town. @param {Hit} hit */
  function list(hit) {
    const { title, places: count } = hit;
    return [linkTo(hit, plain(count === undefined ? title : vineStreet.say("hits.need", { label: title, count })))];
  }

  /** @param {Hit} hit @param {Reading} reading */
  function text(hit, reading) {
    const page = (window.__pages ?? [])[hit.page ?? -1];
    const { title, description, sections } = page;
    const all = [title, description, ...sections.flatMap(([, heading, words]) => [heading, words])];
    const found = vineStreet.foundWords(reading, all);
    const inTitle = found.count(`${title} ${description}`);
    let best = 0; // how many of what was typed
    let [anchor, heading, words] = ["", "", description];
    for (const section of sections) {
      const count = found.count(`${section[1]} ${section[2]}`);
      if (count > best && (count > inTitle || section[0])) {
        best = count;
        [anchor, heading, words] = section;
      }
    }
    if (best <= inTitle) [anchor, heading, words] = ["", "", description || (sections[0]?.[2] ?? "")];
    const link = linkTo({ ...hit, url: anchor ? `${hit.url}#${anchor}` : hit.url }, found.pieces(title));
    if (heading) link.append(made("span", "search__section", found.pieces(heading)));
    return [
      made("p", "search__kind", plain(vineStreet.say(`hits.${hit.kind}`))),
      link,
      made("p", "search__text", found.excerpt(words || description)),
    ];
  }

  /**
   * @param {Hit} hit
   * @param {Reading} reading of what was typed
   * @returns {HTMLLIElement}
   */
  return (hit, reading) => {
    const entry = document.createElement("li");
    if (hit.listing !== undefined) entry.append(...place(hit, reading));
    else if (hit.page !== undefined) entry.append(...text(hit, reading));
    else entry.append(...list(hit));
    return entry;
  };
})();
