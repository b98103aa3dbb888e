"use strict";
/* What to write when something is wrong about a place: the page has the words, and with a script they can be copied
   with one tap. */

vineStreet.correction = (section) => {
  const words = vineStreet.element(section, ".wrong__words");
  const copy = vineStreet.element(section, ".wrong__copy");
  const mark = () => getSelection()?.selectAllChildren(words);
  vineStreet.copyWords(copy, vineStreet.element(section, ".wrong__said"), () => words.textContent ?? "", mark);
};
