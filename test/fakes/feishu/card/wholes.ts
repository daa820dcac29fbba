/** Rules about a card as a whole: how big it is, what is unique in it, what is counted over all of it. */
import { codes, isObject, pathTo } from './schema.ts';
import type { Code, Fields, Walk } from './schema.ts';

const maxBytes = 30 * 1024;
/** Documented. 200 were refused and 180 taken on somebody's tenant, so how Feishu counts is not fully known. */
const maxTags = 200;
const maxTables = 5;
/** Documented for one element; five were seen to pass. The lower is taken (assumed). */
const maxTablesInMarkdown = 4;

interface Found {
  readonly fields: Fields;
  readonly at: string;
}

/** What belongs to the author: an object in it with a `tag` is no element. */
const foreign = new Set(['chart_spec', 'value', 'rows']);

function everyTag(value: unknown, at: string): Found[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => everyTag(each, pathTo(at, index)));
  if (!isObject(value)) return [];
  const below = Object.entries(value).flatMap(([key, each]) =>
    foreign.has(key) ? [] : everyTag(each, pathTo(at, key)),
  );
  return typeof value.tag === 'string' ? [{ fields: value, at }, ...below] : below;
}

const optionText = /\.options\[\d+\]\./;

function reportRepeated(found: readonly Found[], key: string, code: Code, { report }: Walk): void {
  const seen = new Set<string>();
  for (const { fields, at } of found) {
    const value = fields[key];
    if (typeof value !== 'string' || value === '') continue;
    if (seen.has(value)) report(pathTo(at, key), `must be unique in the card: ${value}`, code);
    seen.add(value);
  }
}

/** The line between head and rows; with one column it needs its outer bars. */
const delimiter = /^ {0,3}(?:\|(?: *:?-+:? *\|)+|\|? *:?-+:? *(?:\| *:?-+:? *)+\|?) *$/;

function countTables(text: unknown): number {
  if (typeof text !== 'string') return 0;
  const lines = text.split(/\r?\n/);
  return lines.filter((line, index) => delimiter.test(line) && (lines[index - 1] ?? '').includes('|')).length;
}

/** Each reader has one language: the most tables that any of them sees. */
function tablesIn({ content, i18n_content: translated }: Fields): number {
  const texts = [content, ...(isObject(translated) ? Object.values(translated) : [])];
  return Math.max(...texts.map(countTables));
}

export function checkWhole(card: Fields, walk: Walk): void {
  const bytes = Buffer.byteLength(JSON.stringify(card));
  if (bytes > maxBytes) walk.report('', `is ${bytes} bytes, over 30 KB`, codes.size);

  const found = everyTag(card, '');
  // assumed: all that has a tag counts, texts and icons too; the texts of options, and rows of a table, do not.
  const counted = found.filter(({ at }) => !optionText.test(at)).length;
  if (counted > maxTags) walk.report('body', `element exceeds the limit: ${counted}`, codes.many);
  reportRepeated(found, 'element_id', codes.id, walk);
  // Documented for what is in a form; that a name outside of one counts as well is assumed.
  reportRepeated(found, 'name', codes.other, walk);

  let tables = found.filter(({ fields }) => fields.tag === 'table').length;
  for (const { fields, at } of found.filter((each) => each.fields.tag === 'markdown')) {
    const here = tablesIn(fields);
    if (here > maxTablesInMarkdown) walk.report(pathTo(at, 'content'), `has ${here} tables`, codes.many);
    tables += here;
  }
  if (tables > maxTables) walk.report('body', `card table number over limit: ${tables}`, codes.many);
}
