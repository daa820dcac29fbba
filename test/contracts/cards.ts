/** Small cards: one for every block, and hostile ones. */
import { plain, type Block, type Button, type Card, type Spans } from '../../src/cards/model.ts';

export const noticeCard = (text: string): Card => cardOf([{ type: 'text', size: 'body', spans: [plain(text)] }]);

export const cardOf = (blocks: readonly Block[], rest: Partial<Card> = {}): Card => ({
  kind: 'notice',
  language: 'en',
  title: 'A card',
  tone: 'neutral',
  blocks,
  summary: 'Something for you',
  ...rest,
});

const button = (label: string): Button => ({ label, intent: { do: 'help' }, style: 'plain', opens: 'card' });

/** Every block there is, made from one text. The compiler asks for the one that is forgotten. */
export function blocksOf(text: string): { readonly [type in Block['type']]: Extract<Block, { type: type }> } {
  const spans: Spans = [
    plain(text),
    { type: 'strong', text },
    { type: 'link', text, url: 'https://example.com/' },
    { type: 'mention', personId: 'p1', name: text },
    { type: 'time', at: '2026-11-23T06:10:00Z', text },
  ];
  return {
    text: { type: 'text', size: 'headline', spans, tone: 'good' },
    facts: { type: 'facts', facts: [{ label: text, value: spans, tone: 'problem' }] },
    table: {
      type: 'table',
      columns: [
        { label: text, align: 'start' },
        { label: text, align: 'end' },
      ],
      rows: [[spans, spans]],
    },
    progress: { type: 'progress', label: text, done: 3, of: 7, text },
    chart: {
      type: 'chart',
      chart: {
        type: 'bar',
        title: text,
        summary: text,
        categories: [text, 'B'],
        series: [{ name: text, values: [1, null] }],
        unit: text,
        mark: { label: text, value: 1 },
      },
    },
    actions: {
      type: 'actions',
      buttons: [
        { ...button(text), style: 'primary', confirm: { title: text, text, yes: text, no: text } },
        { ...button(text), style: 'danger', opens: 'form' },
      ],
    },
    more: { type: 'more', label: text, buttons: [button(text)] },
    note: { type: 'note', spans },
    image: { type: 'image', url: 'https://example.com/picture.png', alt: text },
    divider: { type: 'divider' },
  };
}

/** What people, files and attackers put where a name or a sentence is expected. */
export const HOSTILE: Readonly<Record<string, string>> = {
  markup: '<script>alert(1)</script><img src=x onerror=alert(1)>',
  attribute: `" onmouseover="alert(1)" x='`,
  broadcast: '<!channel> @all <@U123> <at user_id="all"></at>',
  markdown: '*bold* _it_ `code` ```block``` ~gone~ [text](https://evil.example) # head',
  entities: '&lt;b&gt; &amp; &#60;script&#62;',
  template: '${7*7} {{7*7}} <%= 7*7 %>',
  long: '很长 long '.repeat(1250),
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(300),
  'right to left': '\u202Eevil\u202C שלום عربي',
  'control characters': 'a\u0000b\u0007c\u001B[31md\u0085e',
  'half a character': 'a\uD83Db',
  'line breaks': 'one\r\ntwo\u2028three\n\n\n\n\nfour',
  formula: '=HYPERLINK("https://evil.example","click")',
};
