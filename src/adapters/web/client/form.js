/** A form in a dialog: kept while it is filled in, sent once, errors beside their fields. */
import { busyWith } from './busy.js';
import { createDraft } from './draft.js';
import { returnFocus } from './focus.js';
import { showLink } from './link.js';
import { need, words } from './page.js';
import { post } from './post.js';
import { followNext } from './thread.js';
import { toast } from './toast.js';
import { valuesOf } from './values.js';

/** @import { Outcome } from './post.js' */

/**
 * @param {string} html escaped by the server
 * @param {HTMLElement} opener gets the focus back
 */
export function openForm(html, opener) {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  dialog.setAttribute('aria-labelledby', 'form-title');
  dialog.innerHTML = html;
  document.body.append(dialog);

  const form = need('form', dialog);
  if (!(form instanceof HTMLFormElement)) return;
  const target = {
    intent: JSON.parse(form.dataset['intent'] ?? 'null'),
    message: form.dataset['message'] ?? null,
  };
  const draft = createDraft(form, target);

  for (const button of dialog.querySelectorAll('[data-cancel]')) {
    button.addEventListener('click', () => {
      dialog.close();
    });
  }
  dialog.addEventListener('close', () => {
    draft.stop();
    dialog.remove();
    returnFocus(opener);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });

  let sending = false;
  async function submit() {
    if (sending || !(form instanceof HTMLFormElement)) return;
    sending = true;
    await draft.settled();
    followNext();
    const values = valuesOf(form);
    const outcome = await busyWith(post({ type: 'submit', ...target, values, mode: 'final' }));
    sending = false;
    showErrors(form, outcome);
    if (outcome === null || outcome.errors !== null) return;
    draft.done();
    dialog.close();
    if (outcome.repeat) toast(words.alreadyReceived);
    for (const notice of outcome.notices) toast(notice);
    if (outcome.form !== null) openForm(outcome.form, opener);
    if (outcome.link !== null) showLink(outcome.link, opener);
  }

  dialog.showModal();
  const first = dialog.querySelector(
    '.form-body input:checked, .form-body input, .form-body textarea, .form-body select',
  );
  if (first instanceof HTMLElement) first.focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {Outcome | null} outcome
 */
function showErrors(form, outcome) {
  const errors = outcome === null ? [{ field: '', message: words.failed }] : (outcome.errors ?? []);
  for (const place of form.querySelectorAll('[data-error-for]')) {
    if (!(place instanceof HTMLElement)) continue;
    const key = place.dataset['errorFor'] ?? '';
    const messages = errors.filter((error) => error.field === key).map((error) => error.message);
    // Above the fields, so that whoever pressed at the end knows why nothing happened.
    if (key === '' && messages.length === 0 && errors.length > 0) messages.push(words.fixFields);
    place.textContent = messages.join(' ');
    place.hidden = messages.length === 0;
    if (key !== '') mark(form, key, messages.length > 0);
  }
  const wrong = form.querySelector('[aria-invalid="true"]');
  const focusable = wrong?.matches('fieldset') === true ? wrong.querySelector('input') : wrong;
  if (focusable instanceof HTMLElement) focusable.focus();
  wrong?.closest('.field')?.scrollIntoView({ block: 'center' });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} key
 * @param {boolean} invalid
 */
function mark(form, key, invalid) {
  for (const control of form.querySelectorAll(`[name="${CSS.escape(key)}"]`)) {
    const marked = control.closest('fieldset') ?? control;
    if (invalid) marked.setAttribute('aria-invalid', 'true');
    else marked.removeAttribute('aria-invalid');
  }
}
