/** The messages on the page: added, edited, in order, with their days, and scrolled to where one wants to read. */
import { channel, home, need } from './page.js';

/**
 * A change as the live connection tells it.
 * @typedef {object} Change
 * @property {'added' | 'edited'} change
 * @property {string} channel
 * @property {string} id
 * @property {string} html
 * @property {string} fallback what it is about, in plain text and without a figure
 */

const thread = need('[data-thread]');
const empty = need('[data-empty]', thread);
const newer = need('[data-newer]');
const { title } = document;
const NEAR_PX = 160;
/** Of what stays at the top. */
const HEAD_PX = 80;

/** The reader just did something: what comes next is what they wait for. */
let follows = true;

export const followNext = () => {
  follows = true;
};

/** @param {Change} change */
export function show(change) {
  if (change.channel !== channel) {
    if (change.change === 'added') markUnread(change.channel);
    return;
  }
  const shown = messageOf(change.id);
  if (shown !== null) {
    replace(shown, parse(change.html));
  } else if (change.change === 'added') {
    const wanted = follows || isNearEnd();
    const [message] = parse(change.html);
    if (message === undefined) return;
    placeInOrder(message);
    arrange();
    if (wanted) reveal(message);
    else newer.hidden = false;
    // The answer is here: from now on it is the reader who moves.
    if (message.matches('.from-bot')) follows = false;
  }
  if (document.hidden) document.title = `• ${change.fallback}`;
}

/** From the log afresh, when the live connection cannot say what was missed. */
export async function reload() {
  const page = await fetchPage(null);
  if (page === null) return;
  for (const message of messages()) message.remove();
  thread.prepend(...parse(page.html));
  arrange();
}

/** @param {HTMLElement} button */
async function showEarlier(button) {
  const first = messages()[0];
  const page = await fetchPage(first?.dataset['id'] ?? null);
  if (page === null) return;
  const before = document.documentElement.scrollHeight;
  thread.prepend(...parse(page.html));
  arrange();
  window.scrollBy({ top: document.documentElement.scrollHeight - before, behavior: 'instant' });
  if (!page.hasEarlier) {
    first?.setAttribute('tabindex', '-1');
    first?.focus({ preventScroll: true });
    button.remove();
  }
}

/**
 * @param {string | null} before
 * @returns {Promise<{ html: string, hasEarlier: boolean } | null>}
 */
async function fetchPage(before) {
  const query = new URLSearchParams({ channel, ...(before === null ? {} : { before }) });
  const response = await fetch(`${home}/messages?${query}`);
  return response.ok ? response.json() : null;
}

/**
 * @param {string} html escaped by the server
 * @returns {HTMLElement[]}
 */
function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return [...template.content.querySelectorAll('.message')].filter((element) => element instanceof HTMLElement);
}

/** @param {string} id */
const messageOf = (id) => document.getElementById(`m${id}`);

const messages = () => [...thread.querySelectorAll('.message')].filter((element) => element instanceof HTMLElement);

/**
 * @param {HTMLElement} shown
 * @param {HTMLElement[]} made
 */
function replace(shown, made) {
  const hadFocus = shown.contains(document.activeElement);
  shown.replaceWith(...made);
  if (!hadFocus) return;
  const card = made[0]?.querySelector('.card');
  if (!(card instanceof HTMLElement)) return;
  card.tabIndex = -1;
  card.focus({ preventScroll: true });
}

/** @param {HTMLElement} message */
function placeInOrder(message) {
  const id = BigInt(message.dataset['id'] ?? '0');
  const later = messages().find((other) => BigInt(other.dataset['id'] ?? '0') > id);
  thread.insertBefore(message, later ?? empty);
}

/** Days between the messages, and the word for none. */
function arrange() {
  for (const day of thread.querySelectorAll('.day')) day.remove();
  let last = '';
  for (const message of messages()) {
    const day = message.dataset['day'] ?? '';
    if (day !== last) {
      const line = document.createElement('p');
      line.className = 'day';
      line.textContent = message.dataset['dayName'] ?? day;
      message.before(line);
    }
    last = day;
  }
  empty.hidden = messages().length > 0;
}

const isNearEnd = () => document.documentElement.scrollHeight - window.innerHeight - window.scrollY < NEAR_PX;

/**
 * To the end; a message that is higher than the window, to its beginning: the answer stands there.
 * @param {HTMLElement | undefined} message
 * @param {ScrollBehavior} behavior
 */
function reveal(message, behavior = 'auto') {
  if (message === undefined) return;
  const room = window.innerHeight - HEAD_PX - need('.composer').offsetHeight;
  if (message.offsetHeight > room) message.scrollIntoView({ block: 'start', behavior });
  else window.scrollTo({ top: document.documentElement.scrollHeight, behavior });
  newer.hidden = true;
}

/** @param {string} id */
function markUnread(id) {
  for (const link of document.querySelectorAll('[data-place]')) {
    if (link.getAttribute('data-place') === id) need('.unread', link).hidden = false;
  }
}

export function startThread() {
  arrange();
  reveal(messages().at(-1), 'instant');
  follows = false;
  newer.addEventListener('click', () => {
    reveal(messages().at(-1));
  });
  document.querySelector('[data-earlier]')?.addEventListener('click', (event) => {
    if (event.currentTarget instanceof HTMLElement) void showEarlier(event.currentTarget);
  });
  window.addEventListener('scroll', () => (newer.hidden ||= isNearEnd()), { passive: true });
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) document.title = title;
  });
}
