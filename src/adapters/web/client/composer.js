import { perform } from './actions.js';
import { busyWith } from './busy.js';
import { need } from './page.js';
import { post } from './post.js';
import { followNext } from './thread.js';

export function startComposer() {
  const input = need('#message');
  if (!(input instanceof HTMLInputElement)) return;

  /** @param {string} text */
  async function say(text) {
    followNext();
    const outcome = await busyWith(post({ type: 'command', text }));
    // Given back, so that nobody types it twice.
    if (outcome === null && input instanceof HTMLInputElement && input.value === '') input.value = text;
    perform(outcome, input);
  }

  need('[data-composer]').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    void say(text);
  });
  for (const chip of document.querySelectorAll('[data-say]')) {
    chip.addEventListener('click', () => {
      void say(chip.getAttribute('data-say') ?? '');
    });
  }
}
