"use strict";
/* A conversation that branches: only the parts on the reader's path are shown, in the order of the path, and each leads
   back to the choice before it. On paper all parts stand (conversation.css). The address stays as it is, so that the browser's
   history does not tell what was chosen. */

/** @param {HTMLElement} talk a conversation with all its parts, as Markdown made it */
vineStreet.unfoldBranches = (talk) => {
  const parts = /** @type {HTMLElement[]} */ ([...talk.querySelectorAll(".talk-part")]);
  if (parts.length < 2) return;
  const byHash = new Map(parts.map((part) => [`#${part.id}`, part]));
  const target = (link) => byHash.get(link?.hash);
  /** The parts that are shown, and by which link the reader came to each. */
  let path = [parts[0]];
  const came = new Map();

  function show() {
    talk.append(...path, ...parts.filter((part) => !path.includes(part)));
    for (const part of parts) part.classList.toggle("talk-away", !path.includes(part));
  }

  function meet(element) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  }

  /** Go on to a part, or back to it where it is on the path already. */
  function go(part, link) {
    const from = link.closest(".talk-part");
    if (path.includes(part)) path = path.slice(0, path.indexOf(part) + 1);
    else {
      path = [...path.slice(0, path.indexOf(from) + 1), part];
      came.set(part, link);
    }
    show();
    meet(part.querySelector("h2"));
  }

  function back(part) {
    path = path.slice(0, path.indexOf(part));
    show();
    const link = came.get(part);
    const reply = link?.closest("details")?.querySelector("summary") ?? link;
    if (reply) reply.focus();
    else meet(path.at(-1).querySelector("h2"));
  }

  /** Whoever comes with the address of a part, from the search say, gets a way that leads there. */
  function arrive() {
    const part = document.getElementById(location.hash.slice(1))?.closest(".talk-part"); // or one of its headings
    if (!parts.includes(part) || path.includes(part)) return;
    path = [];
    for (let step = part; step; step = target(step.querySelector(".talk-from a"))) {
      if (path.includes(step)) break;
      path.unshift(step);
      if (step === parts[0]) break;
    }
    show();
    meet(part.querySelector("h2"));
  }

  for (const part of parts.slice(1)) {
    const way = document.getElementById("talk-back").content.cloneNode(true);
    way.querySelector("button").addEventListener("click", () => back(part));
    part.append(way);
  }
  talk.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    const part = target(link);
    if (!part || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(part, link);
  });
  talk.classList.add("talk-unfolds");
  show();
  arrive();
  addEventListener("hashchange", arrive);
};
