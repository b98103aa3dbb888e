"use strict";
/* The finder's form: what is wanted, read from its fields and put back into them. */

/** @param {HTMLFormElement} form */
vineStreet.filterForm = (form) => {
  /** @type {HTMLInputElement} */
  const field = vineStreet.element(form, "input[type=text]");
  /** @type {HTMLInputElement[]} */
  const toggles = vineStreet.elements(form, "input[type=checkbox]");
  /** @type {HTMLSelectElement[]} */
  const choices = vineStreet.elements(form, "select");
  /** @type {HTMLDetailsElement} */
  const more = vineStreet.element(form, "details");
  /** @param {string} name */
  const toggle = (name) => {
    const found = toggles.find(({ value }) => value === name);
    if (!found) throw new Error(`the form has no toggle ${name}`);
    return found;
  };

  /** @param {"need" | "area" | "language"} name */
  const choice = (name) => {
    const found = choices.find(({ dataset }) => dataset.wanted === name);
    if (!found) throw new Error(`the form has no choice of ${name}`);
    return found;
  };

  return {
    field,
    toggle,

    /** @returns {Filters} */
    read() {
      /** @param {string} name */
      const checked = (name) => toggle(name).checked;
      return {
        need: choice("need").value,
        area: choice("area").value,
        language: choice("language").value,
        text: field.value.trim() && field.value.slice(0, 200),
        near: checked("near"),
        open: checked("now") ? "now" : checked("today") ? "today" : "",
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
      /** @type {(HTMLInputElement | HTMLSelectElement)[]} */
      const inside = vineStreet.elements(more, "input:checked, select");
      if (inside.some(({ value, type }) => type === "checkbox" || value)) more.open = true;
    },

    /** What a part of what is wanted is called on the form. @param {string} name @param {Filters} filters */
    nameOf(name, filters) {
      if (name === "text") return `“${filters.text.trim()}”`;
      const select = choices.find(({ dataset }) => dataset.wanted === name);
      return `“${(select?.selectedOptions[0].label ?? toggle(name).labels?.[0].textContent ?? "").trim()}”`;
    },
  };
};
