"use strict";
/* Only under `make edit`, in the page of the editor (src/vinestreet/serving/editor_server.py): starts Decap CMS with our
   configuration, and says after each save what was written, or why not, until somebody has read it. Decap's own notes
   are gone after seconds, and cut. */

/** @typedef {{ init(settings: object): void, registerLocale(name: string, phrases: object): void }} Decap */

(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const { config = "", refused = "", saved = "", see = "", close = "", open = "", remove = "" } = script.dataset;
  const page = /** @type {Window & { CMS_MANUAL_INIT?: boolean, CMS?: Decap }} */ (window);
  const ask = page.fetch.bind(page);
  /** @type {HTMLElement | undefined} */
  let shown;
  let stood = location.hash || "#/"; // the address of the form or list that is open; Decap writes the first one so
  let read = ""; // the path of the entry that was read for the form that is open

  /** @param {string} heading @param {string[]} lines @param {string} [address] */
  function tell(heading, lines, address) {
    shown?.remove();
    const box = Object.assign(document.createElement("section"), { className: "edit-told" });
    box.setAttribute("role", address === undefined ? "alert" : "status");
    box.classList.toggle("is-refused", address === undefined);
    box.appendChild(document.createElement("h2")).textContent = heading;
    for (const line of lines) box.appendChild(document.createElement("p")).textContent = line;
    if (address) {
      const link = Object.assign(document.createElement("a"), { href: address, textContent: see });
      box.append(Object.assign(link, { target: "vinestreet-preview", rel: "noopener" }));
    }
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: close });
    button.addEventListener("click", () => box.remove());
    box.append(button);
    document.body.append(box);
    shown = box;
  }

  /** @param {Response} answer */
  async function tellOf(answer) {
    const { told = [], see: address = "" } = await answer.json();
    if (!answer.ok) {
      tell(refused, told);
      show(told[0] ?? "");
    } else if (told.length) tell(saved, told, address);
  }

  page.fetch = async (...asked) => {
    const question = asked[1]?.method === "POST" ? JSON.parse(String(asked[1].body)) : {};
    const answer = await ask(...asked);
    if (question.action) tellOf(answer.clone());
    if (question.action === "getEntry") read = question.params.path;
    if (question.action === "persistEntry" && answer.ok) openAnew(location.hash);
    return answer;
  };

  /** Opens the form anew once it is saved: Decap would go on comparing with what it read at first, and not save what
   *  somebody takes back. @param {string} address */
  function openAnew(address, tries = 100) {
    const list = address.replace(/\/entries\/.*/, "");
    if (list === address || location.hash !== address || !tries) return;
    if (document.querySelector('[class*="-BackStatusChanged"]')) {
      setTimeout(openAnew, 50, address, tries - 1);
      return;
    }
    location.replace(list);
    setTimeout(() => location.replace(address), 50);
  }

  /** Decap asks for a draft before it reads the entry, and would put the entry over a draft that is there first. */
  const get = IDBObjectStore.prototype.get;
  IDBObjectStore.prototype.get = function (key) {
    const request = get.call(this, key);
    const name = /^backup\.[^.]+\.(.+)/.exec(String(key))?.[1];
    if (!name) return request;
    const late = /** @type {any} */ ({});
    const give = (tries = 100) => {
      if (!tries || read.replace(/.*\/|\.yml$/g, "") === name) {
        setTimeout(() => late.onsuccess(Object.assign(late, { result: request.result })), 200);
      } else setTimeout(give, 50, tries - 1);
    };
    request.onsuccess = () => setTimeout(give, 50);
    request.onerror = () => late.onerror(Object.assign(late, { error: request.error }));
    return late;
  };
  addEventListener("hashchange", () => {
    read = "";
    setTimeout(settle, 100); // Decap may go back first, if somebody would rather stay; openAnew does
  });

  /** Decap mixes two forms if one is opened from the other, by an address or by Back, without the list between. */
  function settle() {
    const { hash } = location;
    if (hash === stood) return;
    const was = stood;
    stood = hash;
    if (was.replace(/new$/, "") === hash.replace(/entries\/[^/]*$/, "")) return; // a new place has got its address
    shown?.remove();
    const form = /\/(new|entries\/.+)$/;
    if (form.test(was) && form.test(hash)) location.reload();
  }

  /** Saves at the first press, and says where something is missing. */
  function saveAtOnce() {
    const items = document.querySelectorAll('[class*="-ToolbarContainer"] [role="menuitem"]');
    const [item] = items;
    if (!(item instanceof HTMLElement) || item.dataset.pressed) return;
    item.dataset.pressed = "yes";
    item.click();
    setTimeout(() => {
      const [first, ...rest] = document.querySelectorAll('[class*="-ControlErrorsList"] > *');
      if (!first) return;
      first.scrollIntoView({ block: "center" });
      tell(refused, [...new Set([first, ...rest].map((error) => error.textContent ?? ""))]);
    }, 300);
  }

  /** Shows the field that a sentence begins with. @param {string} sentence */
  function show(sentence) {
    const [name] = sentence.split(/: | – /);
    const labels = [...document.querySelectorAll("label")];
    labels.find((each) => each.textContent?.replace(/ \(.*/, "") === name)?.scrollIntoView({ block: "center" });
  }

  /** A bar opens wherever it is pressed, not at its arrow alone. @param {MouseEvent} event */
  function unfold({ target }) {
    if (!(target instanceof Element) || target.closest("button")) return;
    const bar = target.closest('[class*="-ExpandButtonContainer"], [class*="-NestedObjectLabel"]');
    const button = bar?.querySelector("button") ?? bar?.parentElement?.querySelector("button");
    button?.click();
  }

  /** Buttons that are drawings alone have names. */
  function nameButtons() {
    saveAtOnce();
    for (const bar of document.querySelectorAll('[class*="ListItemTopBar"]')) {
      const [first, last] = bar.querySelectorAll("button");
      first?.setAttribute("aria-label", open);
      last?.setAttribute("aria-label", remove);
    }
  }

  async function start() {
    new MutationObserver(nameButtons).observe(document.body, { childList: true, subtree: true });
    document.body.addEventListener("click", unfold);

    const answer = await ask(config);
    if (!answer.ok) return tellOf(answer);
    const { config: settings, phrases } = await answer.json();
    page.CMS?.registerLocale(settings.locale, phrases);
    page.CMS?.init({ config: settings });
  }

  page.CMS_MANUAL_INIT = true;
  localStorage.setItem("decap-cms-user", JSON.stringify({ backendName: "proxy" })); // nobody has to log in at home
  addEventListener("DOMContentLoaded", start);
})();
