/** Hears of changes from the server, for as long as somebody looks. */
import { home, need, position } from './page.js';
import { reload, show } from './thread.js';

const AGAIN_MS = 2000;
/** A browser allows six connections to one server: tabs that nobody looks at give theirs back. */
const HIDDEN_MS = 30_000;

/** @type {EventSource | null} */
let source = null;
let last = position;
/** @type {number | undefined} */
let hiding;

export function startLive() {
  connect();
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(disconnect, HIDDEN_MS);
    else if (source === null) connect();
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && source === null) connect();
  });
  window.addEventListener('pagehide', disconnect);
}

function connect() {
  const opened = new EventSource(`${home}/live?${new URLSearchParams({ after: last })}`);
  source = opened;
  opened.onopen = () => {
    setOffline(false);
  };
  opened.onmessage = (event) => {
    last = event.lastEventId;
    show(JSON.parse(event.data));
  };
  opened.addEventListener('reset', (event) => {
    last = event.lastEventId;
    void reload();
  });
  opened.onerror = () => {
    setOffline(true);
    // The browser tries again by itself, except after an answer that is none.
    if (opened.readyState === EventSource.CLOSED && source === opened) {
      source = null;
      setTimeout(() => void reconnect(), AGAIN_MS);
    }
  };
}

async function reconnect() {
  const status = await fetch(`${home}/messages?channel=`).then(
    (response) => response.status,
    () => 0,
  );
  if (status === 401) location.reload();
  else if (source === null && !document.hidden) connect();
}

function disconnect() {
  source?.close();
  source = null;
}

/** @param {boolean} offline */
function setOffline(offline) {
  need('[data-offline]').hidden = !offline;
}
