/** Presses of a card's buttons, and what comes of anything posted. */
import { busyWith } from './busy.js';
import { confirmed } from './confirm.js';
import { openForm } from './form.js';
import { showLink } from './link.js';
import { words } from './page.js';
import { post } from './post.js';
import { followNext } from './thread.js';
import { toast } from './toast.js';

/** @import { Outcome } from './post.js' */

export function startActions() {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button[data-intent]') : null;
    if (button instanceof HTMLButtonElement) void press(button);
  });
}

/** @param {HTMLButtonElement} button */
async function press(button) {
  // Not `disabled`: that would take the focus away.
  if (button.getAttribute('aria-disabled') === 'true') return;
  const question = button.dataset['confirm'];
  if (question !== undefined && !(await confirmed(JSON.parse(question)))) return;

  button.setAttribute('aria-disabled', 'true');
  followNext();
  const outcome = await busyWith(
    post({
      type: 'action',
      intent: JSON.parse(button.dataset['intent'] ?? 'null'),
      message: button.closest('.message')?.getAttribute('data-id') ?? null,
    }),
  );
  button.removeAttribute('aria-disabled');
  perform(outcome, button);
}

/**
 * @param {Outcome | null} outcome
 * @param {HTMLElement} opener gets the focus back
 */
export function perform(outcome, opener) {
  if (outcome === null) {
    toast(words.failed);
    return;
  }
  if (outcome.repeat) toast(words.alreadyReceived);
  for (const notice of outcome.notices) toast(notice);
  for (const error of outcome.errors ?? []) toast(error.message);
  if (outcome.form !== null) openForm(outcome.form, opener);
  if (outcome.link !== null) showLink(outcome.link, opener);
}
