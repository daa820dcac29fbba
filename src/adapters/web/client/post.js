import { channel, home, words } from './page.js';
import { toast } from './toast.js';

/**
 * What the server answers to a post.
 * @typedef {object} Outcome
 * @property {readonly string[]} notices
 * @property {string | null} form HTML of a form to open
 * @property {string | null} link HTML of a personal link to show
 * @property {readonly { field: string, message: string }[] | null} errors
 * @property {boolean} repeat
 */

/**
 * @typedef {{ type: 'command', text: string }
 *   | { type: 'action', intent: unknown, message: string | null }
 *   | { type: 'submit', intent: unknown, message: string | null, values: Record<string, string>, mode: 'draft' | 'final' }} Post
 */

const PAUSES_MS = [300, 1000, 3000];

/**
 * Null when it did not get through. Tried again with the same id, so that nothing is done twice.
 * @param {Post} body
 * @param {{ keepalive?: boolean }} options keepalive: the page is about to close
 * @returns {Promise<Outcome | null>}
 */
export async function post(body, { keepalive = false } = {}) {
  const text = JSON.stringify({ ...body, id: crypto.randomUUID(), channel: channel === '' ? null : channel });
  for (const pauseMs of [...PAUSES_MS, null]) {
    const response = await attempt(text, keepalive);
    if (response?.ok === true) return response.json();
    if (response?.status === 401) toast(words.loggedOut);
    // Everything but "no answer" and "not now" would end the same way again.
    if (response !== null && response.status !== 503) return null;
    if (pauseMs !== null) await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  return null;
}

/**
 * @param {string} body
 * @param {boolean} keepalive
 * @returns {Promise<Response | null>} null when there was no answer
 */
async function attempt(body, keepalive) {
  try {
    return await fetch(`${home}/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      keepalive,
    });
  } catch {
    // The connection failed: the only thing that fetch throws for here.
    return null;
  }
}
