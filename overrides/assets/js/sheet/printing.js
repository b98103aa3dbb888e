"use strict";
/* What paper needs and a screen does not: codes that lead a phone's camera to the pages. */

vineStreet.preparePrinting = (() => {
  /**
   * A code as a drawing, with the quiet zone of four modules that readers need around it (ISO/IEC 18004, 5.3.8).
   * @param {Code} code
   */
  function drawn({ modules }) {
    const SVG = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", `-4 -4 ${modules.length + 8} ${modules.length + 8}`);
    const path = document.createElementNS(SVG, "path");
    const dark = modules.flatMap((row, y) => row.map((module, x) => (module ? `M${x} ${y}h1v1h-1z` : "")));
    path.setAttribute("d", dark.join(""));
    drawing.append(path);
    return drawing;
  }

  function codes() {
    for (const place of vineStreet.elements(document, ".qr[data-page]")) {
      const address = vineStreet.pageAddress(place.dataset.page);
      const code = address && vineStreet.qrCode(address);
      place.querySelector("svg")?.remove();
      if (code) place.prepend(drawn(code));
      place.hidden = !code;
    }
  }

  return () => {
    addEventListener("beforeprint", codes);
    for (const button of vineStreet.elements(document, ".print-sheet")) {
      button.hidden = !window.print; // some browsers inside apps cannot
      button.addEventListener("click", () => print());
    }
  };
})();
