/* Gives the texts that stick out of their boxes or are cut off. Evaluated in a page under test. */
() => {
  const faults = new Set();
  const tell = (it, text, why) =>
    faults.add(`<${it.localName} class="${it.className}">: ${why}: ${text.trim().replace(/\s+/g, " ").slice(0, 60)}`);
  /** Kept for screen readers, or folded away until it has the focus. */
  const isFolded = (it) => it && (getComputedStyle(it).clipPath === "inset(50%)" || isFolded(it.parentElement));
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { currentNode: text } = walk;
    const parent = text.parentElement;
    if (!text.data.trim() || parent.closest("script, style, .skip") || !parent.checkVisibility()) continue;
    if (isFolded(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const slack = parseFloat(getComputedStyle(parent).fontSize) * 0.35; // letters' boxes are taller than letters
    for (let box = parent; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (["inline", "contents"].includes(style.display)) continue;
      const cuts = style.overflowX !== "visible" || style.textOverflow === "ellipsis";
      if (cuts && box.scrollWidth > box.clientWidth + 1) tell(box, text.data, "its content is cut off");
      if (style.overflowY === "auto" || style.overflowY === "scroll") break; // what sticks out can be scrolled to
      const around = box.getBoundingClientRect();
      for (const line of range.getClientRects()) {
        if (line.width < 1) continue;
        if (line.left < around.left - 1.5 || line.right > around.right + 1.5)
          tell(box, text.data, "text sticks out at the side");
        if (line.top < around.top - slack || line.bottom > around.bottom + slack)
          tell(box, text.data, "text sticks out above or below");
      }
      if (["absolute", "fixed"].includes(style.position)) break;
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) {
    const widest = [...document.body.querySelectorAll("*")].filter(
      (it) => it.checkVisibility() && it.getBoundingClientRect().right > clientWidth + 1,
    );
    tell(
      widest.at(-1) ?? document.body,
      widest.at(-1)?.textContent ?? "",
      `the page scrolls sideways, ${scrollWidth} in ${clientWidth} px`,
    );
  }
  return [...faults];
};
