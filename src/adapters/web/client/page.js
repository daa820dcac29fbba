/** What the server wrote into the page for its script. */

/** @typedef {'working' | 'offline' | 'failed' | 'alreadyReceived' | 'loggedOut' | 'draftSaving' | 'draftSaved' | 'draftFailed' | 'fixFields'} Word */

const data = document.body.dataset;

/** '/chat/ID' */
export const home = data['home'] ?? '';
/** '' is the person's own conversation. */
export const channel = data['channel'] ?? '';
/** Where the live connection goes on from. */
export const position = data['position'] ?? '';
/** @type {Readonly<Record<Word, string>>} */
export const words = JSON.parse(data['words'] ?? '{}');

/**
 * The element that the page surely has.
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {HTMLElement}
 */
export function need(selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no ${selector}`);
  return found;
}
