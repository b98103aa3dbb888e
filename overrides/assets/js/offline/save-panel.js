"use strict";
/* "Keep this site on my phone": saves every page now, or in a large directory all but those of single places, and says
   how far it is. */

vineStreet.savePanel = (box) => {
  const { serviceWorker } = vineStreet;
  if (!serviceWorker) return; // opened from a folder, or a browser without workers: the page says what works everywhere
  /** @param {string} name */
  const part = (name) => vineStreet.element(box, `[data-part="${name}"]`);
  const button = part("save");
  const progress = /** @type {HTMLProgressElement} */ (part("progress"));
  /** @param {string[]} names of the parts to show */
  const only = (...names) => {
    for (const element of vineStreet.elements(box, "[data-part]")) {
      element.hidden = !names.includes(element.dataset.part ?? "");
    }
  };
  /** @param {number} bytes */
  const kilobytes = (bytes) => Math.ceil(bytes / 1000).toLocaleString(document.documentElement.lang);

  /** Show what there is to do: save, or nothing. */
  const show = async () => {
    const registration = await navigator.serviceWorker.getRegistration(vineStreet.root.href);
    const isOurs = registration?.scope === vineStreet.root.href;
    const now = isOurs && (registration.waiting ?? registration.active);
    if (!now) return measure().then(() => only("save", "about"));
    serviceWorker.ask(now, { ask: "state" }, ({ files, missing, ...told }) => {
      if (told.bytes) label(told);
      if (missing || !files) only("save", "about");
      else only("saved");
    });
  };

  /** Say how much is saved, and which pages. @param {{bytes?: number, withoutPlaces?: boolean}} list of files */
  function label({ bytes = 0, withoutPlaces = false }) {
    button.textContent = (button.dataset.words ?? "").replace("{size}", kilobytes(bytes));
    if (!withoutPlaces) return;
    for (const about of vineStreet.elements(box, "[data-large]")) about.textContent = about.dataset.large ?? "";
  }

  /** How much it is, from the list of files itself while no worker is there to ask. */
  async function measure() {
    const answer = await fetch(new URL("saved.json", vineStreet.root));
    label(await answer.json());
  }

  const save = async () => {
    only("progress", "wait");
    progress.removeAttribute("value");
    try {
      await vineStreet.storedData.allow(); // the reader has changed their mind
      const worker = await serviceWorker.ready(await serviceWorker.register());
      serviceWorker.ask(worker, { ask: "save", lanes: 6 }, ({ done, all, saved, failed }) => {
        if (all) [progress.max, progress.value] = [all, done ?? 0];
        if (saved) show();
        if (failed) only("save", "about", "failed");
      });
    } catch {
      only("save", "about", "failed");
    }
  };

  button.addEventListener("click", save);
  show().catch(() => {}); // without a connection, and nothing saved: the page is what it is
  box.hidden = false;
};
