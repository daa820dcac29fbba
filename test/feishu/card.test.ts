/** The validator of cards, rule by rule: what is refused with its place and code, and a neighbour that is sound. */
import { describe, expect, test } from 'vitest';
import { cardProblems } from '../fakes/feishu/card.ts';

type Json = Readonly<Record<string, unknown>>;

const card = (...elements: readonly unknown[]): Json => ({ schema: '2.0', body: { elements } });
const whole = (fields: Json): Json => ({ schema: '2.0', ...fields });
const plain = (content: unknown, more: Json = {}): Json => ({ tag: 'plain_text', content, ...more });
const md = (content: unknown, more: Json = {}): Json => ({ tag: 'markdown', content, ...more });
const headed = (more: Json): Json => whole({ header: { title: plain('Result'), ...more } });

const column = (...elements: readonly unknown[]): Json => ({ tag: 'column', elements });
const columns = (...each: readonly unknown[]): Json => ({ tag: 'column_set', columns: each });
const panel = (header: Json, ...elements: readonly unknown[]): Json => ({ tag: 'collapsible_panel', header, elements });
const callback = (value: unknown): Json => ({ type: 'callback', value });
const container = (...elements: readonly unknown[]): Json => ({
  tag: 'interactive_container',
  behaviors: [callback({ do: 'help' })],
  elements,
});
const button = (more: Json = {}): Json => ({
  tag: 'button',
  text: plain('Why'),
  behaviors: [callback({ do: 'why' })],
  ...more,
});

const submit: Json = { tag: 'button', name: 'submit', text: plain('Submit'), form_action_type: 'submit' };
const form = (...elements: readonly unknown[]): Json => ({
  tag: 'form',
  name: 'form',
  elements: [...elements, submit],
});
const input = (more: Json = {}): Json => ({ tag: 'input', name: 'note', ...more });
const option = (value: string): Json => ({ text: plain(`Level ${value}`), value });
const select = (more: Json = {}): Json => ({ tag: 'select_static', options: [option('1'), option('2')], ...more });
const person = (more: Json = {}): Json => ({ tag: 'select_person', options: [{ value: 'ou_1' }], ...more });
const day = (more: Json): Json => ({ tag: 'date_picker', ...more });

const chart = (spec: unknown, more: Json = {}): Json => ({ tag: 'chart', chart_spec: spec, ...more });
const line: Json = { type: 'line', data: [{ values: [{ x: 'A', y: 1 }] }], xField: 'x', yField: 'y' };
const table = (column_: Json, cell: unknown, more: Json = {}): Json => ({
  tag: 'table',
  columns: [{ name: 'a', display_name: 'A', ...column_ }],
  rows: [{ a: cell }],
  ...more,
});
const cell = (type: string, value: unknown): Json => card(table({ data_type: type }, value));

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** So many containers in each other, by turns. */
const nested = (depth: number): Json =>
  depth === 0 ? md('deep') : depth % 2 === 0 ? panel({}, nested(depth - 1)) : columns(column(nested(depth - 1)));
const markdownTable = '| a | b |\n|---|:-:|\n| 1 | 2 |\n\n';
const first = 'body.elements[0]';

type Row = readonly [rule: string, refused: unknown, path: string, code: number, sound: unknown];

const rows: Readonly<Record<string, readonly Row[]>> = {
  'the card': [
    ['is an object', 'card', '', 200_621, { schema: '2.0' }],
    ['states its schema', { body: { elements: [] } }, 'schema', 200_621, card()],
    ['is of schema 2.0', { schema: '1.0' }, 'schema', 200_621, { schema: '2.0' }],
    ['has no root elements', whole({ elements: [] }), 'elements', 200_621, card()],
    ['has no i18n_elements', whole({ i18n_elements: {} }), 'i18n_elements', 200_621, card()],
    ['is at most 30 KB', card(md('x'.repeat(30 * 1024))), '', 200_860, card(md('x'.repeat(30 * 1024 - 75)))],
    ['is counted in bytes', card(md('字'.repeat(10_240))), '', 200_860, card(md('x'.repeat(10_240)))],
    [
      'has at most 200 elements',
      card(...times(201, () => md('x'))),
      'body',
      11_310,
      card(...times(200, () => md('x'))),
    ],
    [
      'counts texts in elements',
      card(...times(101, () => ({ tag: 'div', text: plain('x') }))),
      'body',
      11_310,
      card(...times(100, () => ({ tag: 'div', text: plain('x') }))),
    ],
    [
      'does not count the texts of options',
      card(...times(201, () => md('x')), select()),
      'body',
      11_310,
      card(select({ options: times(201, (index) => option(String(index))) })),
    ],
    [
      'links somewhere',
      whole({ card_link: { url: 'somewhere' } }),
      'card_link.url',
      200_621,
      whole({ card_link: { url: 'https://a.b', pc_url: '' } }),
    ],
  ],
  config: [
    [
      'knows its keys',
      whole({ config: { wide_screen_mode: true } }),
      'config.wide_screen_mode',
      200_621,
      whole({ config: { enable_forward: false, enable_forward_interaction: false, width_mode: 'fill' } }),
    ],
    [
      'is shared',
      whole({ config: { update_multi: false } }),
      'config.update_multi',
      200_621,
      whole({ config: { update_multi: true } }),
    ],
    [
      'restricts to languages that there are',
      whole({ config: { locales: ['zh'] } }),
      'config.locales[0]',
      200_621,
      whole({ config: { locales: ['zh_cn', 'en_us'] } }),
    ],
    [
      'sums up in languages that there are',
      whole({ config: { summary: { content: 'x', i18n_content: { en: 'x' } } } }),
      'config.summary.i18n_content.en',
      200_621,
      whole({ config: { summary: { content: 'x', i18n_content: { en_us: 'x' } } } }),
    ],
    [
      'defines colours as rgba',
      whole({ config: { style: { color: { own: { light_mode: '#ff0000' } } } } }),
      'config.style.color.own.light_mode',
      200_621,
      whole({ config: { style: { color: { own: { light_mode: 'rgba(255,0,0,0.5)' } } } } }),
    ],
    [
      'names the sizes that may be used',
      { ...card(md('x', { text_size: 'own' })), config: {} },
      `${first}.text_size`,
      200_621,
      { ...card(md('x', { text_size: 'own' })), config: { style: { text_size: { own: { default: 'normal' } } } } },
    ],
  ],
  header: [
    ['has a title', whole({ header: { template: 'blue' } }), 'header.title', 200_621, headed({ template: 'blue' })],
    ['has a colour', headed({ template: 'pink' }), 'header.template', 200_621, headed({ template: 'default' })],
    [
      'has an object as subtitle',
      headed({ subtitle: 'x' }),
      'header.subtitle',
      200_621,
      headed({ subtitle: plain('x') }),
    ],
    ['knows its keys', headed({ i18n_title: {} }), 'header.i18n_title', 200_621, headed({ padding: '12px' })],
    ...(
      [
        ['has at most 3 tags', times(4, () => ({})), '', times(3, () => ({}))],
        ['has no grey tag', [{ color: 'grey' }], '[0].color', [{ color: 'neutral' }]],
      ] as const
    ).map(([rule, bad, path, good]): Row => {
      const tags = (list: readonly object[]) =>
        headed({ text_tag_list: list.map((more) => ({ tag: 'text_tag', text: plain('x'), ...more })) });
      return [rule, tags(bad), `header.text_tag_list${path}`, 200_621, tags(good)];
    }),
  ],
  'an element': [
    ['has a tag that there is', card({ tag: 'slider' }), `${first}.tag`, 200_861, card({ tag: 'hr' })],
    ['is no action module', card({ tag: 'action', actions: [] }), `${first}.tag`, 200_861, card(button())],
    ['is no note', card({ tag: 'note', elements: [] }), `${first}.tag`, 200_861, card(md('x'))],
    ['is no inherited property', card({ tag: 'constructor' }), `${first}.tag`, 200_861, card({ tag: 'hr' })],
    ['knows its properties', card(md('x', { href: {} })), `${first}.href`, 200_621, card(md('x', { margin: '0px' }))],
    [
      'has an id with a letter first',
      card(md('x', { element_id: '1st' })),
      `${first}.element_id`,
      200_621,
      card(md('x', { element_id: 'first_1' })),
    ],
    [
      'has an id of at most 20 characters',
      card(md('x', { element_id: 'x'.repeat(21) })),
      `${first}.element_id`,
      200_621,
      card(md('x', { element_id: 'x'.repeat(20) })),
    ],
    [
      'has an id of its own',
      card(md('x', { element_id: 'a' }), columns(column(md('y', { element_id: 'a' })))),
      'body.elements[1].columns[0].elements[0].element_id',
      300_301,
      card(md('x', { element_id: 'a' }), columns(column(md('y', { element_id: 'b' })))),
    ],
    [
      'has a margin to 99',
      card(md('x', { margin: '100px' })),
      `${first}.margin`,
      200_621,
      card(md('x', { margin: '-99px 0' })),
    ],
  ],
  'a text': [
    ['is a string', card(md(null)), `${first}.content`, 200_621, card(md(''))],
    ['is an object', card(button({ text: 'Why' })), `${first}.text`, 200_621, card(button())],
    ['of a button is plain', card(button({ text: md('x') })), `${first}.text.tag`, 200_861, card(button())],
    [
      'is in languages that there are',
      card(md('x', { i18n_content: { en: 'x' } })),
      `${first}.i18n_content.en`,
      200_621,
      card(md('x', { i18n_content: { en_us: 'x', zh_cn: 'x' } })),
    ],
    [
      'is a string in each language',
      card(md('x', { i18n_content: { en_us: 1 } })),
      `${first}.i18n_content.en_us`,
      200_621,
      card(md('x', { i18n_content: { en_us: '1' } })),
    ],
    [
      'has no hexadecimal colour',
      card({ tag: 'div', text: plain('x', { text_color: '#ff0000' }) }),
      `${first}.text.text_color`,
      200_621,
      card({ tag: 'div', text: plain('x', { text_color: 'red-500' }) }),
    ],
    [
      'has a colour where it is plain',
      card({ tag: 'div', text: { tag: 'lark_md', content: 'x', text_color: 'red' } }),
      `${first}.text.text_color`,
      200_621,
      card({ tag: 'div', text: plain('x', { text_color: 'rgba(1,2,3,0.4)' }) }),
    ],
    [
      'has colours with names inside',
      card(md("<font color='#ff0000'>x</font>")),
      `${first}.content`,
      200_621,
      card(md("<font color='red'>x</font>")),
    ],
    [
      'has tags in their own colours',
      card(md("<text_tag color='grey'>x</text_tag>")),
      `${first}.content`,
      200_621,
      card(md("<text_tag color='neutral'>x</text_tag>")),
    ],
    [
      'has a size that there is',
      card(md('x', { text_size: 'huge' })),
      `${first}.text_size`,
      200_621,
      card(md('x', { text_size: 'heading-2' })),
    ],
    [
      'has an icon that there is',
      card(md('x', { icon: { tag: 'emoji', token: 'x' } })),
      `${first}.icon.tag`,
      200_861,
      card(md('x', { icon: { tag: 'standard_icon', token: 'info_outlined', color: 'blue' } })),
    ],
  ],
  'what is only looked at': [
    [
      'an image has an alternative',
      card({ tag: 'img', img_key: 'k' }),
      `${first}.alt`,
      200_621,
      card({ tag: 'img', img_key: 'k', alt: plain('') }),
    ],
    [
      'an image does not stretch beyond its padding',
      card({ tag: 'img', img_key: 'k', alt: plain(''), size: 'stretch_without_padding' }),
      `${first}.size`,
      200_621,
      card({ tag: 'img', img_key: 'k', alt: plain(''), size: 'stretch' }),
    ],
    [
      'a person has an id',
      card({ tag: 'person', show_name: true }),
      `${first}.user_id`,
      200_621,
      card({ tag: 'person', user_id: 'ou_1' }),
    ],
    [
      'persons are objects',
      card({ tag: 'person_list', persons: ['ou_1'] }),
      `${first}.persons[0]`,
      200_621,
      card({ tag: 'person_list', persons: [{ id: 'ou_1' }], drop_invalid_user_id: true }),
    ],
  ],
  'a container': [
    [
      'of columns has columns alone',
      card(columns(md('x'))),
      `${first}.columns[0].tag`,
      200_861,
      card(columns(column(md('x')))),
    ],
    [
      'of columns is not directly in another',
      card(columns(columns())),
      `${first}.columns[0].tag`,
      200_861,
      card(columns(column(columns(column())))),
    ],
    [
      'of columns has weights to 5',
      card(columns({ ...column(), width: 'weighted', weight: 6 })),
      `${first}.columns[0].weight`,
      200_621,
      card(columns({ ...column(), width: 'weighted', weight: 5 })),
    ],
    [
      'of columns has whole weights',
      card(columns({ ...column(), width: 'weighted', weight: 1.5 })),
      `${first}.columns[0].weight`,
      200_621,
      card(columns({ ...column(), width: '600px' })),
    ],
    [
      'wraps in a known way',
      card({ ...columns(), flex_mode: 'wrap' }),
      `${first}.flex_mode`,
      200_621,
      card({ ...columns(), flex_mode: 'flow' }),
    ],
    [
      'is at most 5 deep',
      card(nested(6)),
      `${first}${'.elements[0].columns[0].elements[0]'.repeat(2)}.elements[0].columns`,
      200_621,
      card(nested(5)),
    ],
    ['column is no element', card(column()), `${first}.tag`, 200_861, card(columns(column()))],
    [
      'that folds pads its header with 1 or 4 values',
      card(panel({ title: plain('More'), padding: '4px 8px' })),
      `${first}.header.padding`,
      200_621,
      card(panel({ title: plain('More'), padding: '4px 8px 4px 8px' })),
    ],
    [
      'that folds has a title of its kinds',
      card(panel({ title: { tag: 'lark_md', content: 'x' } })),
      `${first}.header.title.tag`,
      200_861,
      card(panel({ title: md('x') })),
    ],
    [
      'that is pressed does something',
      card({ ...container(), behaviors: [] }),
      `${first}.behaviors`,
      200_621,
      card(container()),
    ],
    [
      'that is pressed has a colour by name',
      card({ ...container(), border_color: '#ccc' }),
      `${first}.border_color`,
      200_621,
      card({ ...container(), border_color: 'grey' }),
    ],
  ],
  'a table': [
    [
      'is in no column',
      card(columns(column(table({}, 'x')))),
      `${first}.columns[0].elements[0]`,
      200_621,
      card(table({}, 'x')),
    ],
    ['is in no panel', card(panel({}, table({}, 'x'))), `${first}.elements[0]`, 200_621, card(panel({}, md('x')))],
    [
      'is in nothing to press',
      card(container(table({}, 'x'))),
      `${first}.elements[0]`,
      200_621,
      card(container(button())),
    ],
    ['is in no form', card(form(table({}, 'x'))), `${first}.elements[0]`, 200_621, card(form(chart(line)))],
    [
      'is one of at most 5',
      card(...times(6, () => table({}, 'x'))),
      'body',
      11_310,
      card(...times(5, () => table({}, 'x'))),
    ],
    [
      'counts with those in markdown, folded ones too',
      card(...times(4, () => table({}, 'x')), panel({}, md(markdownTable.repeat(2)))),
      'body',
      11_310,
      card(...times(4, () => table({}, 'x')), panel({}, md(markdownTable, { i18n_content: { en_us: markdownTable } }))),
    ],
    [
      'is one of at most 4 in one markdown',
      card(md(markdownTable.repeat(5))),
      `${first}.content`,
      11_310,
      card(md(markdownTable.repeat(4))),
    ],
    [
      'has at most 50 columns',
      card({ tag: 'table', columns: times(51, (index) => ({ name: `c${index}` })), rows: [] }),
      `${first}.columns`,
      200_621,
      card({ tag: 'table', columns: times(50, (index) => ({ name: `c${index}` })), rows: [] }),
    ],
    [
      'has a page of at most 10',
      card(table({}, 'x', { page_size: 11 })),
      `${first}.page_size`,
      200_621,
      card(table({}, 'x', { page_size: 10 })),
    ],
    [
      'has a page of at least 1',
      card(table({}, 'x', { page_size: 0 })),
      `${first}.page_size`,
      200_621,
      card(table({}, 'x', { page_size: 1 })),
    ],
    [
      'has rows of its height',
      card(table({}, 'x', { row_height: '31px' })),
      `${first}.row_height`,
      200_621,
      card(table({}, 'x', { row_height: '32px' })),
    ],
    [
      'has kinds of data that there are',
      cell('link', 'x'),
      `${first}.columns[0].data_type`,
      200_621,
      cell('text', 'x'),
    ],
    [
      'has columns of its widths',
      card(table({ width: '79px' }, 'x')),
      `${first}.columns[0].width`,
      200_621,
      card(table({ width: '80px' }, 'x')),
    ],
    [
      'has no row without a column',
      card(table({}, 'x', { rows: [{ b: 'x' }] })),
      `${first}.rows[0].b`,
      200_915,
      card(table({}, 'x', { rows: [{}] })),
    ],
    [
      'has rows that are objects',
      card(table({}, 'x', { rows: [['x']] })),
      `${first}.rows[0]`,
      200_914,
      card(table({}, 'x', { rows: [] })),
    ],
    [
      'has each column once',
      card({ tag: 'table', columns: [{ name: 'a' }, { name: 'a' }], rows: [] }),
      `${first}.columns[1].name`,
      200_621,
      card({ tag: 'table', columns: [{ name: 'a' }, { name: 'b' }], rows: [] }),
    ],
    [
      'formats numbers alone',
      card(table({ format: { precision: 1 } }, 'x')),
      `${first}.columns[0].format`,
      200_621,
      card(table({ data_type: 'number', format: { precision: 1 } }, 1)),
    ],
    ['has text in cells of text', cell('text', 1), `${first}.rows[0].a`, 200_914, cell('text', '1')],
    ['has no null', cell('text', null), `${first}.rows[0].a`, 200_914, cell('text', '')],
    ['has numbers in cells of numbers', cell('number', '1'), `${first}.rows[0].a`, 200_914, cell('number', 1)],
    ['has finite numbers', cell('number', NaN), `${first}.rows[0].a`, 200_914, cell('number', -1.5)],
    [
      'has tags in cells of options',
      cell('options', 'x'),
      `${first}.rows[0].a`,
      200_914,
      cell('options', [{ text: 'x', color: 'blue' }]),
    ],
    [
      'has tags with colours',
      cell('options', [{ text: 'x', color: '#00f' }]),
      `${first}.rows[0].a[0].color`,
      200_621,
      cell('options', [{ text: 'x' }]),
    ],
    ['has ids in cells of people', cell('persons', [1]), `${first}.rows[0].a`, 200_914, cell('persons', ['ou_1'])],
    [
      'has milliseconds in cells of dates',
      cell('date', '2026-11-30'),
      `${first}.rows[0].a`,
      200_914,
      cell('date', 1_796_000_000_000),
    ],
    ['has text in cells of markdown', cell('markdown', {}), `${first}.rows[0].a`, 200_914, cell('markdown', '**x**')],
    ['has text in cells of lark_md', cell('lark_md', []), `${first}.rows[0].a`, 200_914, cell('lark_md', 'x')],
  ],
  'a chart': [
    ['is an object', card(chart('{}')), `${first}.chart_spec`, 200_550, card(chart(line))],
    [
      'is of a kind that there is',
      card(chart({ type: 'gauge' })),
      `${first}.chart_spec.type`,
      200_550,
      card(chart({ type: 'pie' })),
    ],
    [
      'has no null',
      card(chart({ ...line, axes: [{ min: null }] })),
      `${first}.chart_spec.axes[0].min`,
      200_550,
      card(chart({ ...line, axes: [{}] })),
    ],
    [
      'has no null as value',
      card(chart({ ...line, data: [{ values: [null] }] })),
      `${first}.chart_spec.data[0].values[0]`,
      200_550,
      card(chart({ ...line, title: { text: 'null' } })),
    ],
    [
      'has nothing that becomes null',
      card(chart({ ...line, axes: [{ max: Infinity }] })),
      `${first}.chart_spec.axes[0].max`,
      200_550,
      card(chart({ ...line, axes: [{ max: 1 }] })),
    ],
    [
      'has no function',
      card(chart({ ...line, label: { format: () => '' } })),
      `${first}.chart_spec.label.format`,
      200_550,
      card(chart({ ...line, label: { visible: true } })),
    ],
    [
      'has a ratio that there is',
      card(chart(line, { aspect_ratio: '3:2' })),
      `${first}.aspect_ratio`,
      200_621,
      card(chart(line, { aspect_ratio: '2:1' })),
    ],
    [
      'has a height to 999',
      card(chart(line, { height: '1000px' })),
      `${first}.height`,
      200_621,
      card(chart(line, { height: 'auto' })),
    ],
  ],
  'a form': [
    [
      'is in no column',
      card(columns(column(form()))),
      `${first}.columns[0].elements[0]`,
      200_621,
      card(form(columns(column(input())))),
    ],
    ['is in no panel', card(panel({}, form())), `${first}.elements[0]`, 200_621, card(form(panel({}, input())))],
    [
      'is in no form',
      card(form({ ...form(), name: 'inner', elements: [{ ...submit, name: 's' }] })),
      `${first}.elements[0]`,
      200_621,
      card(form()),
    ],
    ['has a name', card({ ...form(), name: '' }), `${first}.name`, 200_621, card(form())],
    [
      'is submitted',
      card({ tag: 'form', name: 'f', elements: [{ ...submit, form_action_type: 'reset' }] }),
      first,
      200_621,
      card({ tag: 'form', name: 'f', elements: [columns(column(submit))] }),
    ],
    [
      'is not submitted by a word',
      card({ tag: 'form', name: 'f', elements: [md('"form_action_type":"submit"')] }),
      first,
      200_621,
      card(form(md('"form_action_type":"submit"'))),
    ],
    ['has names', card(form(input({ name: '' }))), `${first}.elements[0].name`, 200_530, card(form(input()))],
    [
      'has names deep within',
      card(form(columns(column({ ...select() })))),
      `${first}.elements[0].columns[0].elements[0].name`,
      200_530,
      card(form(columns(column({ ...select(), name: 's' })))),
    ],
    [
      'names a checker',
      card(form({ tag: 'checker', text: plain('x') })),
      `${first}.elements[0].name`,
      200_530,
      card(form({ tag: 'checker', name: 'c', text: plain('x') })),
    ],
    [
      'names its buttons',
      card(form({ ...submit, name: undefined })),
      `${first}.elements[0].name`,
      200_530,
      card(form({ ...submit, name: 'draft' })),
    ],
    [
      'has each name once',
      card(form(input(), input())),
      `${first}.elements[1].name`,
      200_621,
      card(form(input(), input({ name: 'other' }))),
    ],
    [
      'has no name of another form',
      card(form(input()), { ...form(input({ name: 'x' })), name: 'two' }),
      'body.elements[1].elements[1].name',
      200_621,
      card(form(input()), { tag: 'form', name: 'two', elements: [{ ...submit, name: 's2' }] }),
    ],
    [
      'has no button that does neither',
      card(form(button({ name: 'b' }))),
      `${first}.elements[0].form_action_type`,
      200_621,
      card(form(button({ name: 'b', form_action_type: 'reset' }))),
    ],
    [
      'has all that submits',
      card(button({ form_action_type: 'submit' })),
      `${first}.form_action_type`,
      200_621,
      card(form()),
    ],
  ],
  'an input': [
    [
      'takes at most 1000',
      card(input({ max_length: 1001 })),
      `${first}.max_length`,
      200_621,
      card(input({ max_length: 1000 })),
    ],
    [
      'takes at least 1',
      card(input({ max_length: 0 })),
      `${first}.max_length`,
      200_621,
      card(input({ max_length: 1 })),
    ],
    [
      'starts within its length',
      card(input({ max_length: 3, default_value: 'four' })),
      `${first}.default_value`,
      200_621,
      card(input({ max_length: 4, default_value: 'four' })),
    ],
    [
      'starts within 1000',
      card(input({ default_value: 'x'.repeat(1001) })),
      `${first}.default_value`,
      200_621,
      card(input({ default_value: 'x'.repeat(1000) })),
    ],
    [
      'starts within its length in each language',
      card(input({ max_length: 3, i18n_default_value: { en_us: 'four' } })),
      `${first}.i18n_default_value.en_us`,
      200_621,
      card(input({ i18n_default_value: { en_us: 'four' } })),
    ],
    [
      'has a placeholder of 100',
      card(input({ placeholder: plain('x'.repeat(101)) })),
      `${first}.placeholder.content`,
      200_621,
      card(input({ placeholder: plain('x'.repeat(100)) })),
    ],
    [
      'is of a kind that there is',
      card(input({ input_type: 'number' })),
      `${first}.input_type`,
      200_621,
      card(input({ input_type: 'multiline_text', rows: 4 })),
    ],
    [
      'has a label that is an object',
      card(input({ label: 'Note' })),
      `${first}.label`,
      200_621,
      card(input({ label: plain('Note') })),
    ],
  ],
  'a choice': [
    ['has options', card(select({ options: [] })), `${first}.options`, 200_621, card(select())],
    [
      'has each value once',
      card(select({ options: [option('1'), option('1')] })),
      `${first}.options[1].value`,
      200_621,
      card(select()),
    ],
    [
      'has strings as values',
      card(select({ options: [{ text: plain('1'), value: 1 }] })),
      `${first}.options[0].value`,
      200_621,
      card(select()),
    ],
    [
      'starts with an option',
      card(select({ initial_option: '3' })),
      `${first}.initial_option`,
      200_621,
      card(select({ initial_option: '2' })),
    ],
    [
      'starts with the number of an option',
      card(select({ initial_index: 3 })),
      `${first}.initial_index`,
      200_621,
      card(select({ initial_index: 0 })),
    ],
    [
      'of many starts with options',
      card(select({ tag: 'multi_select_static', selected_values: ['3'] })),
      `${first}.selected_values[0]`,
      200_621,
      card(select({ tag: 'multi_select_static', selected_values: ['1', '2'] })),
    ],
    [
      'of one has no list',
      card(select({ selected_values: ['1'] })),
      `${first}.selected_values`,
      200_621,
      card(select({ initial_option: '1' })),
    ],
    [
      'of people knows open ids',
      card(person({ options: [{ value: 'on_1' }] })),
      `${first}.options[0].value`,
      200_621,
      card(person({ options: [] })),
    ],
    [
      'of people starts with a candidate',
      card(person({ initial_option: 'ou_2' })),
      `${first}.initial_option`,
      200_621,
      card(person({ initial_option: 'ou_1' })),
    ],
    [
      'in a menu has options',
      card({ tag: 'overflow', options: [] }),
      `${first}.options`,
      200_621,
      card({ tag: 'overflow', options: [option('1')] }),
    ],
    [
      'in a menu has texts of 100',
      card({ tag: 'overflow', options: [{ text: plain('x'.repeat(101)) }] }),
      `${first}.options[0].text.content`,
      200_621,
      card({ tag: 'overflow', options: [{ text: plain('x'.repeat(100)) }] }),
    ],
  ],
  'a picker': [
    ['shows something', card(day({})), `${first}.placeholder`, 200_621, card(day({ placeholder: plain('When?') }))],
    [
      'starts on a day',
      card(day({ initial_date: '30.11.2026' })),
      `${first}.initial_date`,
      200_621,
      card(day({ initial_date: '2026-11-30' })),
    ],
    [
      'starts on a day that there is',
      card(day({ initial_date: '2026-11-31' })),
      `${first}.initial_date`,
      200_621,
      card(day({ initial_date: '2026-12-31' })),
    ],
    [
      'starts at an hour',
      card({ tag: 'picker_time', initial_time: '24:30' }),
      `${first}.initial_time`,
      200_621,
      card({ tag: 'picker_time', initial_time: '09:30' }),
    ],
    [
      'starts at a moment',
      card({ tag: 'picker_datetime', initial_datetime: '2026-11-30T09:30' }),
      `${first}.initial_datetime`,
      200_621,
      card({ tag: 'picker_datetime', initial_datetime: '2026-11-30 09:30' }),
    ],
  ],
  'a button': [
    [
      'has a text of 100',
      card(button({ text: plain('x'.repeat(101)) })),
      `${first}.text.content`,
      200_621,
      card(button({ text: plain('x'.repeat(100)) })),
    ],
    ['has no value of 1.0', card(button({ value: {} })), `${first}.value`, 200_621, card(button())],
    [
      'has no url of 1.0',
      card(button({ url: 'https://a.b' })),
      `${first}.url`,
      200_621,
      card(button({ behaviors: [{ type: 'open_url', default_url: 'https://a.b' }] })),
    ],
    [
      'calls back with an object',
      card(button({ behaviors: [callback('why')] })),
      `${first}.behaviors[0].value`,
      200_671,
      card(button({ behaviors: [callback({}), { type: 'open_url', default_url: 'https://a.b' }] })),
    ],
    [
      'opens an address',
      card(button({ behaviors: [{ type: 'open_url', default_url: 'javascript:x' }] })),
      `${first}.behaviors[0].default_url`,
      200_621,
      card(button({ behaviors: [{ type: 'open_url', default_url: 'http://a.b', pc_url: '' }] })),
    ],
    [
      'behaves in a known way',
      card(button({ behaviors: [{ type: 'toast' }] })),
      `${first}.behaviors[0].type`,
      200_621,
      card(button()),
    ],
    [
      'does something',
      card(button({ behaviors: undefined })),
      `${first}.behaviors`,
      200_621,
      card(button({ disabled: true, disabled_tips: plain('Later') })),
    ],
    [
      'looks in a known way',
      card(button({ type: 'warning' })),
      `${first}.type`,
      200_621,
      card(button({ type: 'primary_filled' })),
    ],
    [
      'is as wide as it can be',
      card(button({ width: '99px' })),
      `${first}.width`,
      200_621,
      card(button({ width: '100px' })),
    ],
    [
      'asks with a title',
      card(button({ confirm: { text: plain('Sure?') } })),
      `${first}.confirm.title`,
      200_621,
      card(button({ confirm: { title: plain('Sure?') } })),
    ],
    [
      'is one of 3 on a checker',
      card({ tag: 'checker', button_area: { buttons: times(4, () => button()) } }),
      `${first}.button_area.buttons`,
      200_621,
      card({ tag: 'checker', button_area: { buttons: times(3, () => button()) } }),
    ],
  ],
};

describe.each(Object.entries(rows))('%s', (_, each) => {
  test.each(each)('%s', (_rule, refused, path, code, sound) => {
    expect(cardProblems(refused).map((problem) => ({ path: problem.path, code: problem.code }))).toContainEqual({
      path,
      code,
    });
    expect(cardProblems(sound)).toEqual([]);
  });
});

test('a card that breaks one rule has one problem', () => {
  const broken = Object.values(rows).flat();
  expect(broken.filter(([, refused]) => cardProblems(refused).length > 1).map(([rule]) => rule)).toEqual([]);
});

test.each([
  null,
  undefined,
  [],
  { schema: '2.0', body: null },
  card(null),
  card([[]]),
  card({ tag: 'form', elements: 1 }),
])('what is no card is refused, and breaks nothing: %j', (value) => {
  expect(cardProblems(value)).not.toEqual([]);
});
