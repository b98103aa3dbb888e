"use strict";
/* Whoever writes in another language than this page's is told, in theirs, how many places speak it. */

/**
 * @param {HTMLElement} box
 * @param {(language: string) => void} choose
 * @returns {(language: string) => void}
 */
vineStreet.otherLanguage = (box, choose) => {
  const button = vineStreet.element(box, "button");
  /** Places that run and speak it. @type {Record<string, number>} */
  const counts = {};
  let shown = "";

  /** @param {string} language */
  function count(language) {
    const { count: all, runs, languagesOf } = vineStreet.directory;
    let places = 0;
    for (let each = 0; each < all; each++) if (runs(each) && languagesOf(each).includes(language)) places++;
    return places;
  }

  button.addEventListener("click", () => choose(shown));

  return (language) => {
    const isTold = `in_${language}` in window.__place.words.finder;
    const places = isTold ? (counts[language] ??= count(language)) : 0;
    box.hidden = !places;
    if (!places || shown === language) return;
    shown = box.lang = language;
    vineStreet.element(box, "span").textContent = vineStreet.say(`finder.in_${language}`, { count: places });
    button.textContent = vineStreet.say(`finder.only_in_${language}`);
  };
};
