import { need } from './page.js';

const SHOWN_MS = 7000;

/**
 * A short word that passes. Read out by screen readers.
 * @param {string} text
 */
export function toast(text) {
  const element = document.createElement('p');
  element.className = 'toast';
  element.textContent = text;
  need('[data-toasts]').append(element);
  setTimeout(() => {
    element.remove();
  }, SHOWN_MS);
}
