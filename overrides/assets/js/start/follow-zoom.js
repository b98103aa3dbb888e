"use strict";
/* Keeps Leave on the screen while somebody has zoomed in with two fingers. What sticks to an edge sticks to that of the
   whole layout, of which the screen then shows a part (the visual viewport): Leave goes to the same corner of that part,
   and stays as large as it was to a finger. */

(() => {
  const part = window.visualViewport;
  if (!part) return;
  let isWaiting = false;

  function follow() {
    isWaiting = false;
    if (!part) return;
    const { scale, offsetLeft, offsetTop } = part;
    for (const control of vineStreet.elements(document, ".leave")) {
      control.style.transform = "";
      if (scale <= 1) continue;
      const { left, top } = control.getBoundingClientRect(); // where it is without zoom
      control.style.transformOrigin = "0 0";
      const right = offsetLeft + left / scale - left;
      const down = offsetTop + top / scale - top;
      control.style.transform = `translate(${right}px, ${down}px) scale(${1 / scale})`;
    }
  }
  const soon = () => {
    if (!isWaiting) requestAnimationFrame(follow);
    isWaiting = true;
  };
  part.addEventListener("resize", soon);
  part.addEventListener("scroll", soon);
  addEventListener("scroll", soon, { passive: true });
  addEventListener("focusin", soon); // the search has opened, which has one of its own
})();
