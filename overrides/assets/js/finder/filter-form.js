"use strict";
/* The finder's form: what is wanted, read from its fields and put back into them. */

/** @param {HTMLFormElement} form */
vineStreet.filterForm = (form) => {
  const NARROW = "(max-width: 48em)"; // finder.css folds the header away there

  /** @type {HTMLInputElement} */
  const field = vineStreet.element(form, "input[type=text]");
  /** @type {HTMLInputElement[]} */
  const toggles = vineStreet.elements(form, "input[type=checkbox]");
  /** @type {HTMLSelectElement[]} */
  const choices = vineStreet.elements(form, "select");
  /** @type {HTMLDetailsElement} */
  const more = vineStreet.element(form, ".finder__more");
  /** @type {HTMLDetailsElement} */
  const only = vineStreet.element(form, ".finder__only");
  /** @param {string} name */
  const toggle = (name) => {
    const found = toggles.find(({ value }) => value === name);
    if (!found) throw new Error(`the form has no toggle ${name}`);
    return found;
  };

  /** @param {"need" | "area" | "language" | "day" | "time"} name */
  const choice = (name) => {
    const found = choices.find(({ dataset }) => dataset.wanted === name);
    if (!found) throw new Error(`the form has no choice of ${name}`);
    return found;
  };

  /** What is wanted by the day and the time that are chosen. */
  function openAt() {
    const day = choice("day").value;
    const time = choice("time").value;
    return day && day !== "tonight" && time ? `${day}-${time}` : day;
  }

  /** Without a day, and for tonight, there is no time to choose. */
  function agree() {
    choice("time").disabled = ["", "tonight"].includes(choice("day").value);
  }

  /** @param {string} open as open-when.js has it; what has a toggle is not chosen here */
  function chooseOpen(open) {
    const [day, time = ""] = toggles.some(({ value }) => value === open) ? [""] : open.split("-");
    choice("day").value = day;
    const hour = choice("time");
    hour.value = time;
    if (hour.value !== time) {
      // An address may name any minute.
      const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(2));
      hour.add(new Option(vineStreet.formatDate({ timeStyle: "short" }, minutes * 60_000), time));
      hour.value = time;
    }
    agree();
  }

  /** What is chosen stands beside the folded filters. */
  function sayChosen() {
    const ticked = toggles.filter(({ checked }) => checked).map(({ labels }) => labels?.[0].textContent?.trim() ?? "");
    const selected = choices.filter(({ value }) => value).map(({ selectedOptions }) => selectedOptions[0].label);
    vineStreet.element(only, "summary span").textContent = [...ticked, ...selected].join(", ");
  }

  return {
    field,
    toggle,

    fold(isAsking) {
      const { classList } = document.body;
      if (classList.contains("is-asking") === isAsking) return;
      classList.toggle("is-asking", isAsking);
      only.open = !isAsking || !matchMedia(NARROW).matches;
    },

    /** Now, today and another day leave each other out. @param {HTMLElement} changed */
    leaveOthers(changed) {
      const isChosen = changed === choice("day") && openAt();
      const isToggle = changed === toggle("now") || changed === toggle("today");
      for (const name of ["now", "today"]) {
        if (isChosen || (isToggle && changed !== toggle(name))) toggle(name).checked = false;
      }
      if (isToggle) chooseOpen("");
      agree();
    },

    /** @returns {Filters} */
    read() {
      /** @param {string} name */
      const checked = (name) => toggle(name).checked;
      sayChosen();
      return {
        need: choice("need").value,
        area: choice("area").value,
        language: choice("language").value,
        ignored: [],
        text: field.value.trim() && field.value.slice(0, 200),
        near: checked("near"),
        open: checked("now") ? "now" : checked("today") ? "today" : openAt(),
        facets: vineStreet.directory.facets.filter(checked),
      };
    },

    /** @param {Filters} filters */
    write(filters) {
      field.value = filters.text;
      for (const box of toggles) {
        box.checked =
          box.value === "near" ? filters.near : box.value === filters.open || filters.facets.includes(box.value);
      }
      choice("need").value = filters.need;
      choice("area").value = filters.area;
      choice("language").value = filters.language;
      chooseOpen(filters.open);
      /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
      const inside = vineStreet.elements(more, "input:checked, select");
      if (inside.some(({ value, type }) => type === "checkbox" || value)) more.open = true;
      sayChosen();
    },

    /** What a part of what is wanted is called on the form. @param {string} name @param {Filters} filters */
    nameOf(name, filters) {
      if (name === "text") return `“${filters.text.trim()}”`;
      if (name === "open-at") return `“${vineStreet.openingName(filters.open)}”`;
      const chosen = name === "need" || name === "area" || name === "language" ? filters[name] : "";
      const option = chosen && [...choice(/** @type {"need"} */ (name)).options].find(({ value }) => value === chosen);
      const box = toggles.find(({ value }) => value === name);
      return `“${(option ? option.label : (box?.labels?.[0].textContent ?? vineStreet.openingName(name))).trim()}”`;
    },
  };
};
