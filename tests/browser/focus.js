/* Looks at what has the focus. Evaluated in a page under test before anything is focused; gives window.focusProbe. */
window.focusProbe = (() => {
  const CONTROLS =
    "a[href], area[href], button, input, select, textarea, summary, iframe, [contenteditable], [tabindex]";
  const MARKS = ["boxShadow", "backgroundColor", "borderTopColor", "borderTopWidth", "textDecorationLine", "color"];
  const scope = document.querySelector("dialog[open]") ?? document;
  const controls = [...scope.querySelectorAll(CONTROLS)].filter(
    (it) =>
      it.tabIndex >= 0 && !it.disabled && it.type !== "hidden" && it.checkVisibility({ visibilityProperty: true }),
  );

  const name = (it) =>
    `<${it.localName}> ${(it.textContent.trim() || it.getAttribute("aria-label") || it.id).replace(/\s+/g, " ").slice(0, 60)}`;

  /** How it looks: with a pseudo-element that covers it, since a whole card may carry the mark of its link. */
  const look = (it) =>
    [null, "::before", "::after"]
      .map((part) => {
        const style = getComputedStyle(it, part);
        const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        const outline = drawn && !/, 0\)$|transparent/.test(style.outlineColor) ? style.outlineColor : "none";
        return [outline, ...MARKS.map((mark) => style[mark])].join();
      })
      .join("|");
  const atRest = new Map(controls.map((it) => [it, look(it)]));

  function opacity(it) {
    return it ? Number(getComputedStyle(it).opacity) * opacity(it.parentElement) : 1;
  }

  function* faults(it) {
    const box = [...it.getClientRects()].find(({ width, height }) => width >= 1 && height >= 1);
    if (!box) return yield "it has no size";
    const { innerWidth: width, innerHeight: height } = window;
    if (box.left < -1 || box.right > width + 1 || (box.height < height && (box.top < -1 || box.bottom > height + 1))) {
      const at = [box.left, box.top, box.right, box.bottom].map(Math.round);
      return yield `it is outside the window: ${at} in ${width} × ${height}`;
    }
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    if (!it.contains(hit)) yield `it is covered by ${hit ? name(hit) : "nothing that can be hit"}`;
    if (getComputedStyle(it).visibility !== "visible") yield "it is not visible";
    if (opacity(it) < 0.5) yield "it is transparent";
    if (look(it) === atRest.get(it)) yield "it has no focus mark";
  }

  /** What has the focus now: its place among the controls, or null at the end of the page. */
  function now() {
    const it = document.activeElement;
    if (!it || it === document.body || it === document.documentElement) return null;
    return { index: controls.indexOf(it), name: name(it), faults: [...faults(it)] };
  }

  // Noted here at every key, since to ask after each from outside takes twice as long.
  const probe = { names: controls.map(name), stops: [], now };
  window.onkeyup = ({ key }) => key === "Tab" && probe.stops.push(now());
  return probe;
})();
