/** Rules about a payload as a whole: what is unique in it, what is counted over all its blocks. */
import { isFields, pointerTo } from './schema.ts';
import type { Fields, Walk } from './schema.ts';

interface Found {
  readonly fields: Fields;
  readonly at: string;
}

/** Every object below `value`, itself too. */
function everyObject(value: unknown, at: string): Found[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => everyObject(each, pointerTo(at, index)));
  if (!isFields(value)) return [];
  const below = Object.entries(value).flatMap(([key, each]) => everyObject(each, pointerTo(at, key)));
  return [{ fields: value, at }, ...below];
}

function reportRepeated(key: string, found: readonly Found[], { report }: Walk): void {
  const seen = new Set<unknown>();
  for (const { fields, at } of found) {
    const value = fields[key];
    if (value === undefined) continue;
    if (seen.has(value)) report(pointerTo(at, key), `${key} must be unique: ${JSON.stringify(value)}`);
    seen.add(value);
  }
}

/** Strings that no reader sees; the rest counts as characters of the message (assumed). */
const unseen = new Set([
  'type',
  'block_id',
  'action_id',
  'value',
  'url',
  'image_url',
  'slack_file',
  'style',
  'level',
  'align',
  'width',
]);

function countShown(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countShown(each), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce((sum, [key, each]) => sum + (unseen.has(key) ? 0 : countShown(each)), 0);
}

/**
 * Undocumented: 13,297 characters in one block were refused, fewer in more blocks (bolt-js #2509). How Slack counts is
 * unknown; 12,000 of shown text is what we allow ourselves (assumed).
 */
const maxShown = 12_000;
const maxMarkdown = 12_000;
const maxCharts = 2;

export function checkWhole(blocks: readonly unknown[], walk: Walk): void {
  const at = '/blocks';
  const found = everyObject(blocks, at);
  const ofType = (...types: readonly string[]) => found.filter(({ fields }) => types.includes(fields.type as string));

  reportRepeated('block_id', found, walk);
  for (const [index, each] of blocks.entries()) {
    reportRepeated('action_id', everyObject(each, pointerTo(at, index)), walk);
  }
  const [, ...secondTables] = ofType('table', 'data_table');
  for (const table of secondTables) {
    walk.report(table.at, 'only one table or data_table is allowed', 'only_one_table_allowed');
  }
  for (const chart of ofType('data_visualization').slice(maxCharts)) {
    walk.report(chart.at, `no more than ${maxCharts} charts allowed`);
  }
  for (const plan of ofType('plan').slice(1)) walk.report(plan.at, 'only one plan is allowed');
  for (const focus of found.filter(({ fields }) => fields.focus_on_load === true).slice(1)) {
    walk.report(pointerTo(focus.at, 'focus_on_load'), 'only one element may have the focus');
  }
  const markdown = ofType('markdown').reduce((sum, { fields }) => sum + countShown(fields.text), 0);
  if (markdown > maxMarkdown) walk.report(at, `all markdown must have less than ${maxMarkdown + 1} characters`);
  if (walk.surface === 'message' && countShown(blocks) > maxShown) {
    walk.report(at, `all blocks must have less than ${maxShown + 1} characters`, 'msg_blocks_too_long');
  }
}
