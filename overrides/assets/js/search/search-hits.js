"use strict";
/* One found page as an entry of the list: its title, the best section and a few words around what was found. */

(() => {
  const AROUND = 180; // characters of text to show
  const BEFORE = 60; // how many of them before the first find

  /**
   * Take HTML apart without ever putting it into this page: only its words stay, and which of them were found.
   * @param {string} html
   * @returns {{words: string, found: boolean}[]}
   */
  function pieces(html) {
    const inert = new DOMParser().parseFromString(html, "text/html");
    const walk = inert.createTreeWalker(inert.body, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walk.nextNode()) {
      const { parentElement, textContent } = walk.currentNode;
      all.push({ words: (textContent ?? "").replace(/\s+/g, " "), found: Boolean(parentElement?.closest("mark")) });
    }
    return all;
  }

  /**
   * Cut pieces down to about AROUND characters that hold the first find.
   * @param {{words: string, found: boolean}[]} all
   */
  function excerpt(all) {
    const found = all.findIndex((piece) => piece.found);
    const first = Math.max(0, found);
    const words = all.slice(0, first).map((piece) => piece.words);
    const lead = words.join("");
    const start = lead.length > BEFORE ? `…${lead.slice(-BEFORE).replace(/^\S*\s/, " ")}` : lead;
    const some = [{ words: start, found: false }];
    let left = AROUND;
    for (const piece of all.slice(first)) {
      const fits = piece.words.length <= left;
      some.push(fits ? piece : { ...piece, words: `${piece.words.slice(0, left).replace(/\S*$/, "")}…` });
      left -= piece.words.length;
      if (!fits || left <= 0) break;
    }
    return some;
  }

  /**
   * @template {HTMLElement} T
   * @param {T} made
   * @param {string} name of its class
   * @param {{words: string, found: boolean}[]} content
   */
  function filled(made, name, content) {
    made.className = name;
    for (const { words, found } of content) {
      const part = found ? document.createElement("mark") : document.createTextNode(words);
      if (found) part.textContent = words;
      made.append(part);
    }
    return made;
  }

  /**
   * @param {SearchPage} sections all that was found on one page, and the page itself, which has no # in its address
   * @param {string} root relative address of the site's front folder
   * @returns {HTMLLIElement}
   */
  vineStreet.searchHit = (sections, root) => {
    const [best] = sections;
    const page = sections.find((section) => !section.location.includes("#")) ?? best;
    const entry = document.createElement("li");
    const link = filled(document.createElement("a"), "search__link", pieces(page.title));
    link.href = `${root.replace(/\/$/, "")}/${best.location}`;
    if (best !== page) link.append(filled(document.createElement("span"), "search__section", pieces(best.title)));
    entry.append(link, filled(document.createElement("p"), "search__text", excerpt(pieces(best.text))));
    return entry;
  };
})();
