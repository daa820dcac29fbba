import { need, words } from './page.js';

/** Sooner than this, nobody notices that something is under way. */
const NOTICED_MS = 400;
let underWay = 0;

/**
 * Says that something is under way, for as long as it is.
 * @template T
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export async function busyWith(work) {
  underWay += 1;
  const timer = setTimeout(() => {
    need('[data-working]').textContent = words.working;
  }, NOTICED_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    underWay -= 1;
    if (underWay === 0) need('[data-working]').textContent = '';
  }
}
