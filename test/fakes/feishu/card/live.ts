/** Markup that is alive in a card's texts, and that nobody of ours means: what somebody wrote has become more than text. */
import { isObject } from '../card.ts';

const OURS = /<font color='(?:green|orange|red|grey)'>|<\/font>/gu;
const LINK = /\[[^\]]*\]\((?<url>[^)]*)\)/gu;

export function liveMarkup(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => liveMarkup(item, key));
  if (!isObject(value)) return [];
  if (value['tag'] === 'table')
    return (value['rows'] as readonly unknown[]).flatMap((row) =>
      Object.values(row as Readonly<Record<string, unknown>>).flatMap((cell) => alive(String(cell))),
    );
  const own = value['tag'] === 'markdown' || value['tag'] === 'lark_md' ? alive(String(value['content'])) : [];
  return [...own, ...Object.entries(value).flatMap(([name, item]) => liveMarkup(item, name))];
}

function alive(markdown: string): readonly string[] {
  const bad = [...markdown.matchAll(LINK)].flatMap(({ groups }) =>
    /^https?:\/\//u.test(groups?.['url'] ?? '') ? [] : [`link to ${groups?.['url'] ?? ''}`],
  );
  const rest = markdown
    .replace(OURS, '')
    .replace(LINK, '')
    .replace(/\*\*(?:(?!\*\*).)+\*\*/gsu, '')
    .replace(/&#\d+;/gu, '');
  const signs = /[<>*~[\]`|]|^\s*(?:[-+]|#)\s|:\w+:|https?:\/\//mu.exec(rest);
  return [...bad, ...(signs === null ? [] : [`${JSON.stringify(signs[0])} in ${JSON.stringify(rest.slice(0, 60))}`])];
}
