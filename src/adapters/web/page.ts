/** The chat page around the messages. Pure. */
import { webWords, type WebWords } from '../../words/web.ts';
import { document } from './document.ts';
import { html, type Html } from './html.ts';
import { INCOMING } from './limits.ts';
import type { Reader } from './message.ts';
import type { WebChannel } from './people.ts';
import { homePath, type SessionPurpose } from './session.ts';

export interface ChatView {
  readonly reader: Reader;
  readonly purpose: SessionPurpose;
  readonly channels: readonly WebChannel[];
  /** Null: the person's own conversation. */
  readonly current: WebChannel | null;
  readonly messages: readonly Html[];
  /** There are messages before the first one shown. */
  readonly hasEarlier: boolean;
  /** Of the live connection, when the messages were read. */
  readonly position: string;
}

export function chatPage(view: ChatView): string {
  const { reader, current } = view;
  const words = webWords(reader.language);
  const name = current === null ? words.bot : current.name[reader.language];
  return document(
    reader.language,
    name,
    'chat',
    html`<body
      class="chat"
      data-home="${homePath(reader.user)}"
      data-channel="${current?.id ?? ''}"
      data-position="${view.position}"
      data-words="${JSON.stringify(clientWords(words))}"
    >
      <a class="skip" href="#message">${words.skipToMessage}</a>
      <nav class="side" aria-label="${words.conversations}">
        <div class="me">
          <bdi class="me-name">${reader.name}</bdi>
          ${wayOut(view.purpose, words)}
        </div>
        <ul class="places">
          ${placeLink(reader, words, null, words.bot, current === null)}
          ${view.channels.map((channel) =>
            placeLink(reader, words, channel.id, channel.name[reader.language], channel.id === current?.id),
          )}
        </ul>
      </nav>
      <main>
        <header class="bar">
          <h1>${current !== null && html`<span class="hash" aria-hidden="true">#</span>`}${name}</h1>
          <p>${current === null ? words.botSubtitle : words.channelSubtitle}</p>
          <p class="working" role="status" data-working></p>
          <p class="offline" role="status" data-offline hidden>${words.offline}</p>
        </header>
        ${view.hasEarlier && html`<button type="button" class="earlier" data-earlier>${words.earlier}</button>`}
        <div class="thread" role="log" aria-live="polite" aria-label="${words.thread(name)}" data-thread>
          ${view.messages}
          <p class="empty" data-empty>${current === null ? words.emptyDirect : words.emptyChannel}</p>
        </div>
        ${composer(words, current === null)}
      </main>
      <div class="toasts" role="status" aria-live="polite" data-toasts></div>
    </body>`,
  );
}

function wayOut(purpose: SessionPurpose, words: WebWords): Html {
  switch (purpose) {
    case 'demo-chat':
      return html`<a class="switch" href="/">${words.switchPerson}</a>`;
    case 'invitation':
      return html`<form method="post" action="/sign-out">
        <button type="submit" class="switch">${words.signOut}</button>
      </form>`;
  }
}

function placeLink(reader: Reader, words: WebWords, id: string | null, name: string, isCurrent: boolean): Html {
  const query = id === null ? '' : `?${new URLSearchParams({ channel: id }).toString()}`;
  return html`<li>
    <a href="${homePath(reader.user)}${query}" data-place="${id ?? ''}" ${isCurrent && html`aria-current="page"`}>
      ${id !== null && html`<span class="hash" aria-hidden="true">#</span>`}<bdi>${name}</bdi>
      <span class="unread" hidden>${words.unread}</span>
    </a>
  </li>`;
}

function composer(words: WebWords, withSuggestions: boolean): Html {
  return html`<div class="composer">
    <button type="button" class="newer" data-newer hidden>${words.newMessages} ↓</button>
    ${
      withSuggestions &&
      html`<div class="suggestions">
        ${words.suggestions.map(
          (suggestion) =>
            html`<button type="button" class="chip" data-say="${suggestion.text}">${suggestion.label}</button>`,
        )}
      </div>`
    }
    <form data-composer>
      <label class="hidden" for="message">${words.composer}</label>
      <input
        id="message"
        type="text"
        autocomplete="off"
        enterkeyhint="send"
        maxlength="${INCOMING.text}"
        placeholder="${words.composerHint}"
      />
      <button type="submit" class="send" aria-label="${words.send}"><span aria-hidden="true">↑</span></button>
    </form>
  </div>`;
}

/** What the page's script says by itself. */
const clientWords = (words: WebWords): Readonly<Record<string, string>> => ({
  working: words.working,
  offline: words.offline,
  failed: words.failed,
  alreadyReceived: words.alreadyReceived,
  loggedOut: words.loggedOut,
  draftSaving: words.draftSaving,
  draftSaved: words.draftSaved,
  draftFailed: words.draftFailed,
  fixFields: words.fixFields,
});
