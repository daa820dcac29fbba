/**
 * What Feishu refuses of a card JSON 2.0, from the reference and not from a renderer of ours: unknown properties, what
 * stands where it may not, and what is too much. Without a public schema, what the reference leaves open is decided
 * strictly, and marked `assumed`.
 */
import { asText } from './card/asText.ts';
import { ELEMENTS, type Shape } from './card/shapes.ts';

export interface CardProblem {
  readonly path: string;
  readonly message: string;
  /** Feishu's own, where it is known. */
  readonly code: number;
}

const CODES = { tag: 200_861, many: 11_310, id: 300_301, chart: 200_550, rows: 200_915, other: 200_621 } as const;
const MAX_BYTES = 30 * 1_024;
const MAX_ELEMENTS = 200;
const MAX_TABLES = 5;
const MAX_NESTING = 5;

type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const CONTAINERS = new Set(['column_set', 'collapsible_panel', 'interactive_container', 'form']);
const INTERACTIVE = new Set(['button', 'input', 'select_static', 'date_picker']);
const TEMPLATES = 'blue wathet turquoise green yellow orange red carmine violet purple indigo grey default'.split(' ');
const HEX = /#[0-9a-f]{3,8}\b/iu;

export function cardProblems(card: unknown): readonly CardProblem[] {
  const problems: CardProblem[] = [];
  const say = (path: string, message: string, code: number = CODES.other): void => {
    problems.push({ path, message, code });
  };
  if (!isObject(card)) return [{ path: '', message: 'is no card', code: CODES.other }];
  if (Buffer.byteLength(JSON.stringify(card)) > MAX_BYTES) say('', 'is over 30 KB', 200_860);
  only(card, ['schema', 'config', 'header', 'body', 'card_link'], '', say);
  if (card['schema'] !== '2.0') say('schema', 'is not stated as 2.0');
  checkConfig(card['config'], say);
  checkHeader(card['header'], say);

  const seen = { ids: new Set<string>(), names: new Set<string>(), tables: 0 };
  const { body } = card;
  if (isObject(body)) {
    only(body, ['elements', 'direction', 'padding', 'vertical_spacing', 'horizontal_spacing'], 'body', say);
    each(body['elements'], 'body.elements', say, (element, path) => {
      checkElement(element, path, { within: [], say, seen });
    });
  }
  if (seen.tables > MAX_TABLES) say('body', `has ${String(seen.tables)} tables`, CODES.many);
  // assumed: everything with a tag counts, texts in it too; rows of a table and options do not.
  if (countTags(card) > MAX_ELEMENTS) say('body', 'element exceeds the limit', CODES.many);
  return problems;
}

type Say = (path: string, message: string, code?: number) => void;

interface Place {
  readonly within: readonly string[];
  readonly say: Say;
  readonly seen: { readonly ids: Set<string>; readonly names: Set<string>; tables: number };
}

function only(value: Json, known: readonly string[], path: string, say: Say): void {
  for (const key of Object.keys(value)) if (!known.includes(key)) say(`${path}.${key}`, 'is an unknown property');
}

function each(value: unknown, path: string, say: Say, check: (item: Json, path: string) => void): void {
  if (!Array.isArray(value)) {
    say(path, 'is no list');
    return;
  }
  value.forEach((item: unknown, n) => {
    const at = `${path}[${String(n)}]`;
    if (isObject(item)) check(item, at);
    else say(at, 'is no object');
  });
}

function checkConfig(config: unknown, say: Say): void {
  if (config === undefined) return;
  if (!isObject(config)) {
    say('config', 'is no object');
    return;
  }
  const known = 'update_multi enable_forward enable_forward_interaction width_mode summary locales style'.split(' ');
  only(config, [...known, 'use_custom_translation', 'streaming_mode', 'streaming_config'], 'config', say);
  if (config['update_multi'] === false) say('config.update_multi', 'can only be true');
  if (isObject(config['summary'])) {
    only(config['summary'], ['content', 'i18n_content'], 'config.summary', say);
    checkI18n(config['summary'], 'config.summary', say);
  }
}

function checkHeader(header: unknown, say: Say): void {
  if (header === undefined) return;
  if (!isObject(header)) {
    say('header', 'is no object');
    return;
  }
  only(header, 'title subtitle text_tag_list i18n_text_tag_list template icon padding'.split(' '), 'header', say);
  if (header['title'] === undefined) say('header.title', 'is missing');
  // A bare string as the subtitle is refused (measured by others).
  for (const key of ['title', 'subtitle']) if (header[key] !== undefined) checkText(header[key], `header.${key}`, say);
  if (header['template'] !== undefined && !TEMPLATES.includes(asText(header['template'])))
    say('header.template', 'is none of the colours');
  const tags = header['text_tag_list'];
  if (Array.isArray(tags) && tags.length > 3) say('header.text_tag_list', 'has more than 3');
}

const LANGUAGES =
  'zh_cn en_us zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(' ');

function checkI18n(value: Json, path: string, say: Say): void {
  const { i18n_content: texts } = value;
  if (texts === undefined) return;
  if (isObject(texts)) only(texts, LANGUAGES, `${path}.i18n_content`, say);
  else say(`${path}.i18n_content`, 'is no object');
}

function checkText(value: unknown, path: string, say: Say, max = Infinity): void {
  if (!isObject(value) || !['plain_text', 'lark_md', 'markdown'].includes(String(value['tag']))) {
    say(path, 'is no text');
    return;
  }
  const { content } = value;
  only(value, 'tag content i18n_content text_size text_color text_align lines icon'.split(' '), path, say);
  checkI18n(value, path, say);
  if (typeof content !== 'string') say(`${path}.content`, 'is no string');
  else if (content.length > max) say(`${path}.content`, `is longer than ${String(max)}`);
}

function checkElement(element: Json, path: string, place: Place): void {
  const { within, say, seen } = place;
  const tag = String(element['tag']);
  const shape = ELEMENTS[tag];
  if (shape === undefined) {
    say(path, `unsupported tag ${tag}`, CODES.tag);
    return;
  }
  only(element, ['tag', 'element_id', 'margin', ...shape.properties], path, say);
  checkShape(element, shape, path, say);
  const id = element['element_id'];
  if (id !== undefined) {
    if (!/^[A-Za-z]\w{0,19}$/u.test(asText(id))) say(`${path}.element_id`, 'is no id');
    if (seen.ids.has(asText(id))) say(`${path}.element_id`, 'is there twice', CODES.id);
    seen.ids.add(asText(id));
  }
  if ((tag === 'table' || tag === 'form') && within.length > 0) say(path, `a ${tag} stands at the root alone`);
  if (tag === 'form' && within.includes('form')) say(path, 'a form in a form');
  const depth = within.filter((container) => CONTAINERS.has(container)).length;
  if (CONTAINERS.has(tag) && depth + 1 > MAX_NESTING) say(path, 'is nested too deep');
  if (within.includes('form') && INTERACTIVE.has(tag)) {
    const name = element['name'];
    if (typeof name !== 'string' || name === '') say(`${path}.name`, 'is empty', 200_530);
    else if (seen.names.has(name)) say(`${path}.name`, 'is there twice');
    seen.names.add(String(name));
    if (tag === 'button' && !['submit', 'reset'].includes(String(element['form_action_type'])))
      say(path, 'a button in a form submits or resets');
  }
  const inside: Place = { ...place, within: [...within, tag] };
  switch (tag) {
    case 'markdown':
      if (/^\|.*\|\s*\n\s*\|[\s:|-]+\|/mu.test(String(element['content']))) seen.tables += 1;
      break;
    case 'column_set':
      each(element['columns'], `${path}.columns`, say, (column, at) => {
        if (column['tag'] !== 'column') say(at, 'is no column');
        only(
          column,
          'tag element_id width weight elements vertical_align horizontal_align padding direction background_style vertical_spacing margin'.split(
            ' ',
          ),
          at,
          say,
        );
        each(column['elements'], `${at}.elements`, say, (child, to) => {
          checkElement(child, to, inside);
        });
      });
      break;
    case 'form':
      if (!JSON.stringify(element['elements']).includes('"form_action_type":"submit"'))
        say(path, 'has no submit button');
      each(element['elements'], `${path}.elements`, say, (child, at) => {
        checkElement(child, at, inside);
      });
      break;
    case 'collapsible_panel':
    case 'interactive_container':
      each(element['elements'], `${path}.elements`, say, (child, at) => {
        checkElement(child, at, inside);
      });
      break;
    case 'table':
      seen.tables += 1;
      checkTable(element, path, say);
      break;
    case 'chart':
      checkChart(element['chart_spec'], `${path}.chart_spec`, say);
      break;
    case 'select_static':
      checkSelect(element, path, say);
      break;
    case 'button':
      checkButton(element, path, say);
      break;
    default:
      break;
  }
}

function checkShape(element: Json, shape: Shape, path: string, say: Say): void {
  for (const key of shape.required ?? []) if (element[key] === undefined) say(`${path}.${key}`, 'is missing');
  for (const [key, max] of Object.entries(shape.texts ?? {}))
    if (element[key] !== undefined) checkText(element[key], `${path}.${key}`, say, max);
  for (const [key, allowed] of Object.entries(shape.choices ?? {}))
    if (element[key] !== undefined && !allowed.includes(asText(element[key])))
      say(`${path}.${key}`, 'is none of those');
  for (const [key, [min, max]] of Object.entries(shape.ranges ?? {})) {
    const value = element[key];
    if (value !== undefined && (typeof value !== 'number' || value < min || value > max))
      say(`${path}.${key}`, `is not ${String(min)} to ${String(max)}`);
  }
  const { default_value: before, max_length: length } = element;
  if (typeof before === 'string' && typeof length === 'number' && before.length > length)
    say(`${path}.default_value`, 'is longer than max_length');
  for (const [key, value] of Object.entries(element))
    if (key.includes('color') && typeof value === 'string' && HEX.test(value)) say(`${path}.${key}`, 'is a hex colour');
  if (typeof element['content'] === 'string' && /<font color=['"]?#/iu.test(element['content']))
    say(`${path}.content`, 'has a hex colour');
}

function checkTable(table: Json, path: string, say: Say): void {
  const { columns, rows } = table;
  const names = new Set<string>();
  if (Array.isArray(columns) && columns.length > 50) say(`${path}.columns`, 'has more than 50');
  each(columns, `${path}.columns`, say, (column, at) => {
    only(
      column,
      'name display_name data_type width horizontal_align vertical_align format date_format'.split(' '),
      at,
      say,
    );
    names.add(String(column['name']));
    if (!'text lark_md number options persons date markdown'.split(' ').includes(String(column['data_type'])))
      say(`${at}.data_type`, 'is none of those');
  });
  each(rows, `${path}.rows`, say, (row, at) => {
    for (const [key, value] of Object.entries(row)) {
      if (!names.has(key)) say(`${at}.${key}`, 'is no column', CODES.rows);
      if (typeof value !== 'string' && typeof value !== 'number' && !Array.isArray(value))
        say(at, 'is no cell', 200_914);
    }
  });
}

const CHARTS = 'line area bar pie scatter radar funnel wordCloud common'.split(' ');

function checkChart(spec: unknown, path: string, say: Say): void {
  if (!isObject(spec) || !CHARTS.includes(String(spec['type']))) {
    say(path, 'is no chart', CODES.chart);
    return;
  }
  // A null anywhere is refused with its place (documented for `axes`).
  if (/[:[,]null/u.test(JSON.stringify(spec))) say(path, 'has a null', CODES.chart);
}

function checkSelect(select: Json, path: string, say: Say): void {
  const values: string[] = [];
  each(select['options'], `${path}.options`, say, (option, at) => {
    only(option, ['text', 'value', 'icon'], at, say);
    checkText(option['text'], `${at}.text`, say);
    values.push(String(option['value']));
  });
  if (new Set(values).size < values.length) say(`${path}.options`, 'have one value twice');
  const initial = select['initial_option'];
  if (initial !== undefined && !values.includes(asText(initial))) say(`${path}.initial_option`, 'is no option');
}

function checkButton(button: Json, path: string, say: Say): void {
  if (button['behaviors'] === undefined) return;
  each(button['behaviors'], `${path}.behaviors`, say, (behavior, at) => {
    if (behavior['type'] === 'callback') {
      only(behavior, ['type', 'value'], at, say);
      if (!isObject(behavior['value'])) say(`${at}.value`, 'is no object', 200_671);
    } else if (behavior['type'] === 'open_url') {
      only(behavior, ['type', 'default_url', 'pc_url', 'ios_url', 'android_url'], at, say);
      if (!/^https?:\/\//u.test(String(behavior['default_url']))) say(`${at}.default_url`, 'is no address');
    } else say(`${at}.type`, 'is none of those');
  });
  const { confirm } = button;
  if (!isObject(confirm)) return;
  only(confirm, ['title', 'text'], `${path}.confirm`, say);
  checkText(confirm['title'], `${path}.confirm.title`, say);
  checkText(confirm['text'], `${path}.confirm.text`, say);
}

function countTags(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countTags(item), 0);
  if (!isObject(value)) return 0;
  return Object.values(value).reduce((sum: number, item) => sum + countTags(item), 'tag' in value ? 1 : 0);
}
