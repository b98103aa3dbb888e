"use strict";
/* Around a text: handing it on by the sheet that the device itself has for that, and printing it. Nothing is sent before
   somebody has chosen where. */

(() => {
  const address = vineStreet.pageAddress();
  for (const button of vineStreet.elements(document, ".share")) {
    button.hidden = !navigator.share || !address;
    button.addEventListener("click", () => {
      const title = vineStreet.element(document, "h1").textContent ?? "";
      navigator.share({ title, url: address }).catch(() => {}); // whoever closes that sheet again has changed their mind
    });
  }
  for (const button of vineStreet.elements(document, ".print-sheet")) {
    button.hidden = !window.print; // some browsers inside apps cannot
    button.addEventListener("click", () => print());
  }
})();
