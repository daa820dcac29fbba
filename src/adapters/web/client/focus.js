import { need } from './page.js';

/**
 * After a dialog.
 * @param {HTMLElement} opener its card may have been replaced meanwhile
 */
export function returnFocus(opener) {
  if (opener.isConnected) opener.focus();
  else need('#message').focus({ preventScroll: true });
}
