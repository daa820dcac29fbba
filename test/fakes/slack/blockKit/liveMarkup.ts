/** What would ping somebody, or be read as markup, though nobody of us wrote it. */
import { isFields } from './schema.ts';

/** The only sequence in angle brackets that we write. */
const link = /^https?:\/\/[^\s|<>]+(\|[^<>]+)?$/;
const sequence = /<([^<>]*)>/g;
/** Live wherever Slack reads text at all: people, channels, groups, everybody. */
const mention = /^[@#!]/;

/** In mrkdwn every bracket that is no link of ours is one that somebody forgot to escape. */
function inMrkdwn(text: string): string[] {
  const foreign = [...text.matchAll(sequence)].filter(([, inner]) => !link.test(inner!)).map(([whole]) => whole);
  const rest = text.replaceAll(sequence, '');
  return [...foreign, ...[...rest].filter((character) => character === '<' || character === '>')];
}

/** Plain text is shown as it is, brackets too; that a mention stays dead in it is not documented, so it is told. */
function inPlain(text: string): string[] {
  return [...text.matchAll(sequence)].filter(([, inner]) => mention.test(inner!)).map(([whole]) => whole);
}

/** Rich text mentions by elements of their own. */
const richMentions = {
  user: 'user_id',
  usergroup: 'usergroup_id',
  channel: 'channel_id',
  team: 'team_id',
  broadcast: 'range',
} as const;

function isRichMention(type: unknown): type is keyof typeof richMentions {
  return typeof type === 'string' && Object.hasOwn(richMentions, type);
}

/** Keys whose strings are no text: an identifier or an address is not read for markup. */
const notText = new Set(['type', 'block_id', 'action_id', 'value', 'url', 'image_url', 'private_metadata']);

function inside(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(inside);
  if (!isFields(value)) return [];
  const { type } = value;
  if (type === 'mrkdwn' && typeof value.text === 'string') return inMrkdwn(value.text);
  if (isRichMention(type) && value[richMentions[type]] !== undefined) {
    return [`${type}: ${String(value[richMentions[type]])}`];
  }
  return Object.entries(value).flatMap(([key, each]) => {
    if (notText.has(key)) return [];
    return typeof each === 'string' ? inPlain(each) : inside(each);
  });
}

/** `payload`: a message, a view, or a part of one. Empty when nothing in it is live. */
export function liveMarkup(payload: unknown): readonly string[] {
  if (!isFields(payload)) return inside(payload);
  // A message's own text is mrkdwn; no view and no text object has a `text` beside `blocks` or without `type`.
  if (typeof payload.text !== 'string' || payload.type !== undefined) return inside(payload);
  const { text, ...rest } = payload;
  const turnedOn = [
    ...(rest.link_names === true ? ['link_names'] : []),
    ...(rest.parse === 'full' ? ['parse: full'] : []),
  ];
  return [...turnedOn, ...(payload.mrkdwn === false ? inPlain(text) : inMrkdwn(text)), ...inside(rest)];
}
