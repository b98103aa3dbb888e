"use strict";
/* A place as a short message. The page has its words and a link that begins a text message; with a script it can be
   copied too, and carries the address of the page where there is one. Nothing is sent before the reader sends it. */

vineStreet.shareMessage = (section) => {
  const message = vineStreet.element(section, ".send__message");
  const copy = vineStreet.element(section, ".send__copy");
  const said = vineStreet.element(section, "[role=status]");

  if (window.__place && !vineStreet.freshness.clockIsWrong()) vineStreet.leavePast(message);
  const address = vineStreet.pageAddress();
  if (address) message.textContent += `\n${address}`;
  /** @type {HTMLAnchorElement} */
  const link = vineStreet.element(section, 'a[href^="sms:"]');
  link.href = `sms:?&body=${encodeURIComponent(message.textContent)}`;

  /** Where a page may not copy (http, some files), the reader's own hand does. */
  function markForCopying() {
    getSelection()?.selectAllChildren(message);
    said.textContent = vineStreet.say("take.copy_yourself");
  }

  copy.hidden = false;
  copy.addEventListener("click", () => {
    if (!navigator.clipboard) return markForCopying();
    const done = () => {
      said.textContent = vineStreet.say("take.copied");
    };
    navigator.clipboard.writeText(message.textContent).then(done, markForCopying);
  });
};
