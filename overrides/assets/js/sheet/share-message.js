"use strict";
/* A place as a short message. The page has its words and a link that begins a text message; with a script it can be
   changed and copied too, and carries the address of the page where there is one. Nothing is sent before the reader
   sends it. */

vineStreet.shareMessage = (section) => {
  const words = vineStreet.element(section, ".send__message");
  const copy = vineStreet.element(section, ".send__copy");
  const said = vineStreet.element(section, "[role=status]");
  /** @type {HTMLAnchorElement} */
  const link = vineStreet.element(section, 'a[href^="sms:"]');

  if (window.__place && !vineStreet.freshness.clockIsWrong()) vineStreet.leavePast(words);
  const message = document.createElement("textarea");
  message.className = words.className;
  message.defaultValue = [words.textContent, vineStreet.pageAddress()].filter(Boolean).join("\n");
  message.autocomplete = "off";
  message.spellcheck = false; // some browsers send what is typed to someone who checks it
  message.setAttribute("aria-labelledby", "send");
  words.replaceWith(message);
  vineStreet.element(section, ".send__about").hidden = false;

  /** The link says what the field says, and the field is as high as its words. */
  function follow() {
    const MOST = 12; // lines
    link.href = `sms:?&body=${encodeURIComponent(message.value)}`;
    while (message.scrollHeight > message.clientHeight && message.rows < MOST) message.rows++;
  }

  follow();
  section.addEventListener("toggle", follow); // what is folded has no height
  vineStreet.afterBack?.(follow);
  message.addEventListener("focus", () => message.scrollIntoView({ block: "nearest" })); // browsers look at its first line
  message.addEventListener("input", () => {
    said.textContent = "";
    follow();
  });
  vineStreet.copyWords(
    copy,
    said,
    () => message.value,
    () => message.select(),
  );
};
