/** A personal link in a dialog: to open or to copy, and gone when it closes. */
import { returnFocus } from './focus.js';
import { need } from './page.js';

/**
 * @param {string} html escaped by the server
 * @param {HTMLElement} opener gets the focus back
 */
export function showLink(html, opener) {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  dialog.setAttribute('aria-labelledby', 'link-title');
  dialog.innerHTML = html;
  document.body.append(dialog);

  const address = need('[data-address]', dialog);
  const copy = need('[data-copy]', dialog);
  address.addEventListener('focus', () => {
    select(address);
  });
  copy.addEventListener('click', () => void copyFrom(address, copy, dialog));
  for (const button of dialog.querySelectorAll('[data-cancel]')) {
    button.addEventListener('click', () => {
      dialog.close();
    });
  }
  dialog.addEventListener('close', () => {
    dialog.remove();
    returnFocus(opener);
  });
  dialog.showModal();
  need('.primary', dialog).focus();
}

/** @param {HTMLElement} address */
function select(address) {
  if (address instanceof HTMLInputElement) address.select();
}

/**
 * @param {HTMLElement} address
 * @param {HTMLElement} button
 * @param {HTMLElement} dialog
 */
async function copyFrom(address, button, dialog) {
  if (!(address instanceof HTMLInputElement)) return;
  try {
    await navigator.clipboard.writeText(address.value);
    need('[data-copied]', dialog).textContent = button.dataset['copy'] ?? '';
  } catch {
    // Not allowed here (an address without TLS, say): selected, so that it is copied by hand.
    address.focus();
    select(address);
  }
}
