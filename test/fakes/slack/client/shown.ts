/** What a reader sees of a message or view: blocks flattened, markup undone, entities decoded. */
import { isFields } from '../blockKit/schema.ts';
import type { Fields } from '../blockKit/schema.ts';
import type { Workspace } from '../workspace.ts';

/** Nobody sees them. */
const invisible = /[\u200B\u2060\uFEFF]/g;

function decodeEntities(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function undoSequence(inner: string, workspace: Workspace): string {
  const [target = '', label] = inner.split('|');
  if (label !== undefined) return target.startsWith('#') ? `#${label}` : label;
  if (target.startsWith('@')) return `@${workspace.users.get(target.slice(1))?.realName ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${workspace.conversations.get(target.slice(1))?.name ?? target.slice(1)}`;
  return target.startsWith('!') ? `@${target.slice(1)}` : target;
}

/** A mark is markup only where no letter or figure touches it from outside; elsewhere a reader sees the mark. */
const styled = /(?<![\p{L}\p{N}])([*_~`])(?=\S)((?:(?!\1)[^\n])*(?<=\S))\1(?![\p{L}\p{N}])/gu;

function undoStyles(text: string): string {
  const undone = text.replaceAll(styled, '$2');
  return undone === text ? text : undoStyles(undone);
}

export function undoMrkdwn(text: string, workspace: Workspace): string {
  const plain = undoStyles(text.replaceAll('```', '').replaceAll(/^> ?/gm, ''))
    .replaceAll(/<([^<>]*)>/g, (_, inner: string) => undoSequence(inner, workspace))
    .replaceAll(invisible, '');
  return decodeEntities(plain);
}

function undoMarkdown(text: string): string {
  return text
    .replaceAll(/^#+ /gm, '')
    .replaceAll('**', '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .replaceAll(invisible, '');
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function shownBlocks(blocks: unknown, workspace: Workspace): string {
  const every = (values: unknown, separator: string) =>
    asList(values)
      .map(show)
      .filter((text) => text !== '')
      .join(separator);
  const lines = (...values: readonly unknown[]) =>
    values
      .map(show)
      .filter((text) => text !== '')
      .join('\n');
  const rows = (value: unknown) =>
    asList(value)
      .map((row) => asList(row).map(show).join(' | '))
      .join('\n');

  const chart = (value: unknown): string => {
    if (!isFields(value)) return '';
    const point = (each: unknown) => (isFields(each) ? `${String(each.label)}: ${String(each.value)}` : '');
    const series = asList(value.series).map((each) =>
      isFields(each) ? `${String(each.name)}: ${asList(each.data).map(point).join(', ')}` : '',
    );
    return [...series, ...asList(value.segments).map(point)].join('\n');
  };

  const shapes: Readonly<Record<string, (value: Fields) => string>> = {
    plain_text: ({ text }) => String(text).replaceAll(invisible, ''),
    mrkdwn: ({ text }) => undoMrkdwn(String(text), workspace),
    raw_text: ({ text }) => String(text),
    raw_number: ({ text }) => String(text),
    markdown: ({ text }) => undoMarkdown(String(text)),
    section: ({ text, fields, accessory }) => lines(text, every(fields, '\n'), accessory),
    header: ({ text }) => show(text),
    alert: ({ text }) => show(text),
    context: ({ elements }) => every(elements, ' '),
    actions: ({ elements }) => every(elements, ' '),
    context_actions: ({ elements }) => every(elements, ' '),
    image: ({ title, alt_text: alt }) => lines(title, alt),
    input: ({ label, hint, element }) => lines(label, element, hint),
    rich_text: ({ elements }) => every(elements, '\n'),
    rich_text_section: ({ elements }) => every(elements, ''),
    rich_text_quote: ({ elements }) => every(elements, ''),
    rich_text_preformatted: ({ elements }) => every(elements, ''),
    rich_text_list: ({ elements }) => every(elements, '\n'),
    text: ({ text }) => String(text),
    link: ({ text, url }) => String(text ?? url),
    emoji: ({ name }) => `:${String(name)}:`,
    user: ({ user_id: id }) => undoSequence(`@${String(id)}`, workspace),
    channel: ({ channel_id: id }) => undoSequence(`#${String(id)}`, workspace),
    broadcast: ({ range }) => `@${String(range)}`,
    date: ({ fallback }) => (typeof fallback === 'string' ? fallback : ''),
    table: (value) => rows(value.rows),
    data_table: ({ caption, rows: all }) => [String(caption), rows(all)].join('\n'),
    action_cell: ({ element }) => show(element),
    data_visualization: ({ title, chart: drawn }) => [String(title), chart(drawn)].join('\n'),
    card: ({ hero_image: hero, title, subtitle, body, actions }) =>
      lines(title, subtitle, hero, body, every(actions, ' ')),
    carousel: ({ elements }) => every(elements, '\n'),
    container: ({ title, rich_text_title: rich, subtitle, child_blocks: children }) =>
      lines(title, rich, subtitle, every(children, '\n')),
    button: ({ text }) => `[${show(text)}]`,
    workflow_button: ({ text }) => `[${show(text)}]`,
    video: ({ title }) => show(title),
    // What is chosen or typed in advance is seen; else the words in its place.
    static_select: ({ initial_option: initial, placeholder }) =>
      isFields(initial) ? show(initial.text) : show(placeholder),
    radio_buttons: ({ options }) =>
      asList(options)
        .map((each) => (isFields(each) ? lines(each.text, each.description) : ''))
        .join('\n'),
    checkboxes: ({ options }) =>
      asList(options)
        .map((each) => (isFields(each) ? lines(each.text, each.description) : ''))
        .join('\n'),
    plain_text_input: ({ initial_value: initial, placeholder }) =>
      typeof initial === 'string' ? initial : show(placeholder),
    number_input: ({ initial_value: initial, placeholder }) =>
      typeof initial === 'string' ? initial : show(placeholder),
    datepicker: ({ initial_date: initial, placeholder }) => (typeof initial === 'string' ? initial : show(placeholder)),
  };

  function show(value: unknown): string {
    if (typeof value === 'string') return value;
    if (!isFields(value) || typeof value.type !== 'string') return '';
    return Object.hasOwn(shapes, value.type) ? shapes[value.type]!(value) : '';
  }

  return every(blocks, '\n');
}

export function shownText(
  content: { readonly text: string; readonly blocks: readonly Fields[] },
  workspace: Workspace,
): string {
  // With blocks, the text is only what a notification shows.
  return content.blocks.length > 0 ? shownBlocks(content.blocks, workspace) : undoMrkdwn(content.text, workspace);
}
