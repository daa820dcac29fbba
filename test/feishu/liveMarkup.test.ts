/** Markup of a card that somebody's words have become. */
import { expect, test } from 'vitest';
import { liveMarkup } from '../fakes/feishu/card/live.ts';

const md = (content: string, more: Readonly<Record<string, unknown>> = {}) => ({ tag: 'markdown', content, ...more });

test.each([
  ['a mention', md('<at id=all></at>')],
  ['a mention in bold', md('**<at id=all></at>**')],
  ['a mention in the label of a link', md('[<at id=all></at>](https://a.b)')],
  ['a mention in another language', md('x', { i18n_content: { en_us: '<at id=all></at>' } })],
  ['a mention in lark_md', { tag: 'div', text: { tag: 'lark_md', content: '<at id=ou_1></at>' } }],
  [
    'a mention in the title of a panel',
    { tag: 'collapsible_panel', header: { title: md('<person id=ou_1></person>') } },
  ],
  ['a mention in a cell', { tag: 'table', rows: [{ a: [{ text: '<at id=all></at>' }] }] }],
  ['a tag', md('<b>x</b>')],
  ['a tag in bold', md('**<script>**')],
  ['an image', md('![x](https://a.b)')],
  ['a link to elsewhere', md('[x](javascript:x)')],
  ['an address that becomes a link', md('https://a.b')],
  ['a list', md('x\n- y')],
  ['an emoji', md(':DONE:')],
])('%s is found', (_, card) => {
  expect(liveMarkup(card)).not.toEqual([]);
});

test.each([
  ['bold, fonts and links of ours', md("**x** <font color='red'>y</font> [z](https://a.b)")],
  ['what is escaped', md('&#60;at id=all&#62; &#42;x&#42;')],
  ['plain text', { tag: 'plain_text', content: '<at id=all></at>' }],
  ['what a callback carries', { type: 'callback', value: md('<at id=all></at>') }],
  ['a table without rows', { tag: 'table' }],
])('%s is not', (_, card) => {
  expect(liveMarkup(card)).toEqual([]);
});
