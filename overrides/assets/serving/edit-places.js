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
    if (!answer.ok) tell(refused, told);
    else if (told.length) tell(saved, told, address);
  }

  page.fetch = async (...asked) => {
    const answer = await ask(...asked);
    if (asked[1]?.method === "POST") tellOf(answer.clone());
    return answer;
  };

  /** A bar opens wherever it is pressed, not at its arrow alone. @param {MouseEvent} event */
  function unfold({ target }) {
    if (!(target instanceof Element) || target.closest("button")) return;
    const bar = target.closest('[class*="-ExpandButtonContainer"], [class*="-NestedObjectLabel"]');
    const button = bar?.querySelector("button") ?? bar?.parentElement?.querySelector("button");
    button?.click();
  }

  /** Buttons that are drawings alone have names. */
  function nameButtons() {
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
