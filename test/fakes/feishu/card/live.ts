/** Markup that is alive in a card's texts, and that nobody of ours means: what somebody wrote has become more than text. */
import { isObject } from './schema.ts';
import type { Fields } from './schema.ts';

const ours = /<font color='(?:green|orange|red|grey)'>|<\/font>/gu;
const link = /(?<image>!?)\[(?<label>[^\]]*)\]\((?<url>[^)]*)\)/gu;
const bold = /\*\*(?<inside>(?:(?!\*\*).)+)\*\*/gsu;
/** Told by name wherever it stands: it reaches people, and `all` a whole group. */
const mention = /<(?:at|person)\b[^>]*>/giu;

export function liveMarkup(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(liveMarkup);
  if (!isObject(value)) return [];
  if (value.tag === 'table') return textsOf(value.rows).flatMap(alive);
  const isMarkdown = value.tag === 'markdown' || value.tag === 'lark_md';
  const own = isMarkdown ? textsOf([value.content, value.i18n_content]).flatMap(alive) : [];
  return [...own, ...childrenOf(value).flatMap(liveMarkup)];
}

/** The value of a callback is data, which nobody is shown. */
function childrenOf(value: Fields): readonly unknown[] {
  return value.type === 'callback' ? [] : Object.values(value);
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isObject(value) ? Object.values(value).flatMap(textsOf) : [];
}

function alive(markdown: string): readonly string[] {
  const links = [...markdown.matchAll(link)].map(({ groups }) => groups!);
  const foreign = [
    ...links.filter(({ image }) => image === '!').map(({ url }) => `image ${url!}`),
    ...links.filter(({ url }) => !/^https?:\/\//u.test(url!)).map(({ url }) => `link to ${url!}`),
    ...[...markdown.matchAll(mention)].map(([whole]) => `mention ${whole}`),
  ];
  // What is bold, or the label of a link, is read for markup as well: only the signs around it are ours.
  const rest = markdown
    .replace(mention, '')
    .replace(ours, '')
    .replace(link, '$<label>')
    .replace(bold, '$<inside>')
    .replace(/&#\d+;/gu, '');
  const sign = /[<>*~[\]`|]|^\s*(?:[-+]|#)\s|:\w+:|https?:\/\//mu.exec(rest);
  return [...foreign, ...(sign === null ? [] : [`${JSON.stringify(sign[0])} in ${JSON.stringify(rest.slice(0, 60))}`])];
}
