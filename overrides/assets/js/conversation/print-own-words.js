"use strict";
/* The reader's own words on paper: a sheet shows what they wrote, below the pause at which they wrote it. The words stand
   outside their field for as long as the printing takes, and no longer. */

(() => {
  /** @param {(words: string) => string} printed what of the words in a field stands on the sheet */
  const put = (printed) => () => {
    for (const own of vineStreet.elements(document, ".talk-own")) {
      const sheet = own.parentElement?.querySelector(".talk-own__printed > span");
      if (sheet) sheet.textContent = printed(own.querySelector("textarea")?.value.trim() ?? "");
    }
  };
  addEventListener(
    "beforeprint",
    put((words) => words),
  );
  addEventListener(
    "afterprint",
    put(() => ""),
  );
})();
