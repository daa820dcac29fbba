/** A card as its reader sees it: lines of text, markup undone. */
import { asText } from './asText.ts';
import { isObject } from '../card.ts';

type Json = Readonly<Record<string, unknown>>;
export type Locale = 'zh_cn' | 'en_us';

export const shownCard = (card: unknown, locale: Locale): string => lines(card, locale).join('\n');

function lines(value: unknown, locale: Locale): readonly string[] {
  if (!isObject(value)) return [];
  if (value['schema'] === '2.0') {
    const header = isObject(value['header']) ? value['header'] : {};
    const body = isObject(value['body']) ? value['body'] : {};
    return [text(header['title'], locale), text(header['subtitle'], locale), ...list(body['elements'], locale)].filter(
      (line) => line !== '',
    );
  }
  switch (value['tag']) {
    case 'markdown':
      return [undone(contentOf(value, locale))];
    case 'div':
      return [text(value['text'], locale)];
    case 'column_set':
      return list(value['columns'], locale);
    case 'table':
      return tableLines(value);
    case 'chart':
      return [chartLine(value['chart_spec'])];
    case 'collapsible_panel': {
      const header = isObject(value['header']) ? value['header'] : {};
      return [`▸ ${text(header['title'], locale)}`, ...list(value['elements'], locale)];
    }
    case 'button': {
      const urls = Array.isArray(value['behaviors'])
        ? value['behaviors'].flatMap((b: Json) =>
            typeof b['default_url'] === 'string' ? [` ${b['default_url']}`] : [],
          )
        : [];
      return [`[${text(value['text'], locale)}]${urls.join('')}`];
    }
    case 'input':
      return [
        `${text(value['label'], locale)}${text(value['placeholder'], locale)}: ${asText(value['default_value'])}`,
      ];
    case 'select_static':
      return [
        `(${((value['options'] ?? []) as readonly Json[]).map((option) => text(option['text'], locale)).join(' | ')})`,
      ];
    case 'date_picker':
      return [`(${asText(value['initial_date']) || text(value['placeholder'], locale)})`];
    default:
      return list(value['elements'], locale);
  }
}

const list = (value: unknown, locale: Locale): readonly string[] =>
  Array.isArray(value) ? value.flatMap((item) => lines(item, locale)) : [];

function contentOf(value: Json, locale: Locale): string {
  const { i18n_content: texts, content } = value;
  const own = isObject(texts) ? texts[locale] : undefined;
  return typeof own === 'string' ? own : asText(content);
}

const text = (value: unknown, locale: Locale): string => (isObject(value) ? contentOf(value, locale) : '');

function tableLines(table: Json): readonly string[] {
  const columns = table['columns'] as readonly Json[];
  const rows = table['rows'] as readonly Json[];
  return [
    columns.map((column) => String(column['display_name'])).join(' | '),
    ...rows.map((row) => columns.map((column) => undone(asText(row[String(column['name'])]))).join(' | ')),
  ];
}

function chartLine(spec: unknown): string {
  const title = isObject(spec) && isObject(spec['title']) ? String(spec['title']['text']) : '';
  return `(chart: ${title})`;
}

/** Without fonts and bold; a sign that was written as its number is itself again. */
export const undone = (markdown: string): string =>
  markdown
    .replace(/<\/?font[^>]*>/gu, '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/gu, (_, label: string, url: string) =>
      label === url ? url : `${label} (${url})`,
    )
    .replaceAll('**', '')
    .replace(/&#(\d+);/gu, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');
