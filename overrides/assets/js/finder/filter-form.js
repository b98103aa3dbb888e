"use strict";
/* The finder's form: what is wanted, read from its fields and put back into them. */

/** @param {HTMLFormElement} form */
vineStreet.filterForm = (form) => {
  const field = /** @type {HTMLInputElement} */ (form.querySelector("input[type=text]"));
  const toggles = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[type=checkbox]")]);
  const choices = /** @type {HTMLSelectElement[]} */ ([...form.querySelectorAll("select")]);
  const more = /** @type {HTMLDetailsElement} */ (form.querySelector("details"));
  const toggle = (name) => toggles.find(({ value }) => value === name);

  return {
    field,
    toggle,

    /** @returns {Filters} */
    read() {
      const checked = (name) => toggle(name).checked;
      return {
        ...Object.fromEntries(choices.map(({ dataset, value }) => [dataset.wanted, value])),
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
        box.checked = box.value === "near" ? filters.near : box.value === filters.open || filters.facets.includes(box.value);
      }
      for (const choice of choices) choice.value = filters[choice.dataset.wanted];
      const inside = [...more.querySelectorAll("input:checked, select")];
      if (inside.some(({ value, type }) => type === "checkbox" || value)) more.open = true;
    },

    /** What a part of what is wanted is called on the form. @param {string} name @param {Filters} filters */
    nameOf(name, filters) {
      if (name === "text") return `“${filters.text.trim()}”`;
      const choice = choices.find(({ dataset }) => dataset.wanted === name);
      return `“${(choice?.selectedOptions[0].label ?? toggle(name).labels[0].textContent).trim()}”`;
    },
  };
};
