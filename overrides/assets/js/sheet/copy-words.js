"use strict";
/* A button that copies words for the reader to paste. Where a page may not copy (http, some files), the reader's own hand
   does: the words are marked. */

vineStreet.copyWords = (button, said, words, mark) => {
  const markForCopying = () => {
    mark();
    said.textContent = vineStreet.say("take.copy_yourself");
  };
  const done = () => {
    said.textContent = vineStreet.say("take.copied");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!navigator.clipboard) return markForCopying();
    navigator.clipboard.writeText(words()).then(done, markForCopying);
  });
};
