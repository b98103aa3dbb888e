"use strict";
/* The page's own elements, for scripts that fill them. */

/**
 * An element that a template has put there. Where it is missing, template and script do not go together.
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
vineStreet.element = (root, selector) => {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`nothing on this page is ${selector}`);
  return /** @type {T} */ (found);
};

/**
 * All elements that a selector finds, in their order.
 * @template {HTMLElement} T
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T[]}
 */
vineStreet.elements = (root, selector) => [.../** @type {NodeListOf<T>} */ (root.querySelectorAll(selector))];

/**
 * A copy of what a <template> holds.
 * @param {string} id
 * @returns {DocumentFragment}
 */
vineStreet.fromTemplate = (id) => {
  /** @type {HTMLTemplateElement} */
  const template = vineStreet.element(document, `template#${id}`);
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true));
};
