/** A message of the log: what it may hold, and how its reader sees it. */
import { z } from 'zod';
import type { Json, LoggedMessage, PlatformUser } from '../../bot/ports.ts';
import type { Card } from '../../cards/model.ts';
import type { Language } from '../../words/language.ts';
import { calendarDay, clockTime, dayName, webWords } from '../../words/web.ts';
import { html, type Html } from './html.ts';
import { renderCard, type ChartPicture } from './render.ts';
import { homePath } from './session.ts';

/** Whose page it is: the words around the cards are in their language, the times on their clock. */
export interface Reader {
  readonly user: string;
  readonly name: string;
  readonly language: Language;
  readonly timeZone: string;
}

export type Content =
  | { readonly type: 'card'; readonly card: Card }
  /** What a person typed, and their name when they did. */
  | { readonly type: 'text'; readonly text: string; readonly name: string }
  /** All that a channel learns of an answer for one person alone. */
  | { readonly type: 'private'; readonly name: string };

const content = z.discriminatedUnion('type', [
  // Written by us from a Card: what is checked here is that it is one of ours at all.
  z.object({ type: z.literal('card'), card: z.custom<Card>((value) => cardShape.safeParse(value).success) }),
  z.object({ type: z.literal('text'), text: z.string(), name: z.string() }),
  z.object({ type: z.literal('private'), name: z.string() }),
]);
const cardShape = z.object({ kind: z.string(), title: z.string(), summary: z.string(), blocks: z.array(z.unknown()) });

export const readContent = (stored: Json): Content | null => content.safeParse(stored).data ?? null;

/** Content is plain data; going through JSON shows that, and drops what is undefined. */
export const writeContent = (made: Content): Json => JSON.parse(JSON.stringify(made)) as Json;

export const BOT = 'bot';
export const personChannel = (user: string): string => `person:${user}`;
export const teamChannel = (id: string): string => `channel:${id}`;

/** As a page names it: '' is the person's own conversation. */
export const channelId = ({ channel }: LoggedMessage): string =>
  channel.startsWith('channel:') ? channel.slice('channel:'.length) : '';

export const readerOf = (person: PlatformUser): Reader => ({
  user: person.id,
  name: person.name,
  language: person.language ?? 'en',
  timeZone: person.timeZone ?? 'UTC',
});

export interface RenderedMessage {
  readonly html: Html;
  readonly fallback: string;
}

/** Null for a message that this version cannot read. */
export function renderMessage(message: LoggedMessage, reader: Reader, now: Date): RenderedMessage | null {
  const stored = readContent(message.content);
  if (stored === null) return null;
  const words = webWords(reader.language);
  switch (stored.type) {
    case 'card': {
      const card = renderCard(stored.card, (index, picture) => chartPath(message, reader, index, picture));
      return { html: frame(message, reader, now, 'bot', words.bot, card.html), fallback: card.fallback };
    }
    case 'text': {
      const own = message.author === reader.user;
      const body = html`<p class="bubble"><bdi>${stored.text}</bdi></p>`;
      const author = own ? words.you : stored.name;
      return { html: frame(message, reader, now, own ? 'own' : 'other', author, body), fallback: stored.name };
    }
    case 'private': {
      const text = words.sentPrivately(stored.name);
      const body = html`<p class="aside">${text}</p>`;
      return { html: frame(message, reader, now, 'bot', words.bot, body), fallback: text };
    }
  }
}

function frame(
  message: LoggedMessage,
  reader: Reader,
  now: Date,
  from: 'bot' | 'own' | 'other',
  author: string,
  body: Html,
): Html {
  const { at } = message;
  const { language, timeZone } = reader;
  return html`<section
    class="message from-${from}"
    id="m${message.id}"
    data-id="${message.id}"
    data-day="${calendarDay(at, timeZone)}"
    data-day-name="${dayName(at, now, timeZone, language)}"
  >
    <p class="by">
      <bdi class="author">${author}</bdi>
      <time datetime="${at.toISOString()}">${clockTime(at, timeZone, language)}</time>
      ${
        message.editedAt !== null &&
        html`<span class="edited">
          ${webWords(language).edited}
          <time datetime="${message.editedAt.toISOString()}">${clockTime(message.editedAt, timeZone, language)}</time>
        </span>`
      }
    </p>
    ${body}
  </section>`;
}

function chartPath(message: LoggedMessage, reader: Reader, index: number, picture: ChartPicture): string {
  const version = String((message.editedAt ?? message.at).getTime());
  const query = new URLSearchParams({ theme: picture.theme, size: picture.size, v: version });
  return `${homePath(reader.user)}/messages/${message.id}/charts/${String(index)}?${query.toString()}`;
}
