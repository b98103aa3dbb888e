"use strict";
/* A conversation that branches: only the parts on the reader's path are shown, in the order of the path, and each leads
   back to the choice before it. On paper all parts stand (conversation.css). The address stays as it is, so that the
   browser's history does not tell what was chosen. */

/** @param {HTMLElement} conversation with all its parts, as Markdown made it */
vineStreet.unfoldBranches = (conversation) => {
  const parts = vineStreet.elements(conversation, ".talk-part");
  if (parts.length < 2) return;
  const byHash = new Map(parts.map((part) => [`#${part.id}`, part]));
  /** @param {HTMLAnchorElement | null} link */
  const target = (link) => byHash.get(link?.hash ?? "");
  /** The parts that are shown, and by which link the reader came to each. */
  let path = [parts[0]];
  /** @type {Map<HTMLElement, HTMLElement>} */
  const came = new Map();

  function show() {
    conversation.append(...path, ...parts.filter((part) => !path.includes(part)));
    for (const part of parts) part.classList.toggle("talk-away", !path.includes(part));
  }

  /** @param {HTMLElement} element */
  function meet(element) {
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "start" });
  }

  /**
   * Go on to a part, or back to it where it is on the path already.
   * @param {HTMLElement} part
   * @param {HTMLElement} link
   */
  function go(part, link) {
    if (path.includes(part)) path = path.slice(0, path.indexOf(part) + 1);
    else {
      const from = path.findIndex((each) => each.contains(link));
      path = [...path.slice(0, from + 1), part];
      came.set(part, link);
    }
    show();
    meet(vineStreet.element(part, "h2"));
  }

  /** @param {HTMLElement} part */
  function back(part) {
    path = path.slice(0, path.indexOf(part));
    show();
    const link = came.get(part);
    const reply = link?.closest("details")?.querySelector("summary") ?? link;
    if (reply) reply.focus();
    else meet(vineStreet.element(path[path.length - 1], "h2"));
  }

  /** Whoever comes with the address of a part, from the search say, gets a way that leads there. */
  function arrive() {
    const place = document.getElementById(location.hash.slice(1)); // a part, or one of its headings
    const part = parts.find((each) => each.contains(place));
    if (!part || path.includes(part)) return;
    path = [];
    /** @type {HTMLElement | undefined} */
    let step = part;
    while (step && !path.includes(step)) {
      path.unshift(step);
      step = step === parts[0] ? undefined : target(step.querySelector(".talk-from a"));
    }
    show();
    meet(vineStreet.element(part, "h2"));
  }

  for (const part of parts.slice(1)) {
    const way = vineStreet.fromTemplate("talk-back");
    vineStreet.element(way, "button").addEventListener("click", () => back(part));
    part.append(way);
  }
  conversation.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const part = target(link);
    if (!link || !part || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(part, link);
  });
  conversation.classList.add("talk-unfolds");
  show();
  arrive();
  addEventListener("hashchange", arrive);
};
