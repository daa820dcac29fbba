/** Keeps what is being filled in, a moment after each change. */
import { need, words } from './page.js';
import { post } from './post.js';
import { valuesOf } from './values.js';

const PAUSE_MS = 600;

/**
 * @param {HTMLFormElement} form
 * @param {{ intent: unknown, message: string | null }} target
 */
export function createDraft(form, target) {
  const state = need('.draft-state', form);
  /** @type {number | undefined} */
  let timer;
  /** What changed is not on its way yet. */
  let waiting = false;
  /** @type {Promise<void>} */
  let saving = Promise.resolve();

  /** @param {boolean} keepalive */
  async function save(keepalive) {
    const outcome = await post({ type: 'submit', ...target, values: valuesOf(form), mode: 'draft' }, { keepalive });
    if (waiting) return;
    const kept = outcome !== null && outcome.errors === null;
    state.textContent = kept ? (outcome.notices[0] ?? words.draftSaved) : words.draftFailed;
  }

  /** @param {boolean} keepalive */
  function flush(keepalive = false) {
    clearTimeout(timer);
    if (!waiting) return;
    waiting = false;
    // One after the other: the last one written is the last one kept.
    saving = keepalive ? save(true) : saving.then(() => save(false));
  }

  const changed = () => {
    waiting = true;
    state.textContent = words.draftSaving;
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  };
  const leaving = () => {
    flush(true);
  };
  if ('draft' in form.dataset) {
    form.addEventListener('input', changed);
    window.addEventListener('pagehide', leaving);
  }

  return {
    /** Kept as it stands now, so that nothing old arrives after what is sent next. */
    settled() {
      flush();
      return saving;
    },
    /** It was sent for good: there is no draft any more. */
    done() {
      waiting = false;
    },
    stop() {
      flush(true);
      window.removeEventListener('pagehide', leaving);
    },
  };
}
