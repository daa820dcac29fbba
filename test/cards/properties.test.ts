/** What holds for every card, whichever it is and in whichever language. */
import { describe, expect, test } from 'vitest';
import type { Block, Button, Card, Spans } from '../../src/cards/model.ts';
import { plainForm, plainText, spansText } from '../../src/cards/plain.ts';
import { parseIntent } from '../../src/bot/conversation/intents.ts';
import { words } from '../../src/words/index.ts';
import { cardFixtures, formFixtures } from './fixtures.ts';
import { hostileName, people } from './names.ts';

const made = cardFixtures.flatMap(({ name, make }) =>
  (['zh', 'en'] as const).map((language) => ({ name: `${name} (${language})`, language, card: make(words(language)) })),
);
const calm = made.filter(({ name }) => !name.includes('hostile'));
const hostile = made.filter(({ name }) => name.includes('hostile'));

const buttonsOf = (card: Card): readonly Button[] =>
  card.blocks.flatMap((block) => (block.type === 'actions' || block.type === 'more' ? block.buttons : []));

function textsOf(block: Block): readonly string[] {
  const lines = (spans: Spans): string => spansText(spans);
  switch (block.type) {
    case 'text':
    case 'note':
      return [lines(block.spans)];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, lines(value)]);
    case 'table':
      return block.rows.flatMap((row) => row.map(lines));
    case 'progress':
      return [block.label, block.text];
    case 'chart':
      return [block.chart.title, block.chart.summary, ...block.chart.categories];
    case 'actions':
    case 'more':
      return block.buttons.map(({ label }) => label);
    case 'image':
      return [block.alt];
    case 'divider':
      return [];
  }
}

describe.each(made)('$name', ({ card, language }) => {
  test('is plain data in its reader’s language', () => {
    expect(JSON.parse(JSON.stringify(card))).toStrictEqual(card);
    expect(card.language).toBe(language);
  });

  test('says something everywhere it speaks', () => {
    expect(card.title).not.toBe('');
    expect(card.summary).not.toBe('');
    for (const text of card.blocks.flatMap(textsOf)) expect(text.trim()).not.toBe('');
  });

  test('shows at most three buttons at a time, one of them first', () => {
    for (const block of card.blocks) {
      if (block.type !== 'actions') continue;
      expect(block.buttons.length).toBeLessThanOrEqual(3);
      expect(block.buttons.map(({ style }) => style).filter((style) => style === 'primary')).toHaveLength(1);
    }
    const visible = card.blocks.filter(({ type }) => type === 'actions');
    expect(visible.length).toBeLessThanOrEqual(1);
  });

  test('has buttons that the bot understands', () => {
    for (const { intent, label } of buttonsOf(card))
      expect([label, parseIntent(intent)]).toStrictEqual([label, intent]);
  });

  test('keeps tables narrow and charts whole', () => {
    for (const block of card.blocks) {
      if (block.type === 'table') {
        expect(block.columns.length).toBeLessThanOrEqual(3);
        for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
      }
      if (block.type === 'chart') {
        expect(block.chart.summary).not.toBe('');
        for (const { values } of block.chart.series) expect(values).toHaveLength(block.chart.categories.length);
      }
    }
  });

  test('tells a lock screen the matter, never a figure', () => {
    expect(card.summary).not.toMatch(/\d\.\d|%|\d ?分|\d points?\b|US\$/u);
  });
});

describe.each(calm.filter(({ language }) => language === 'zh'))('$name', ({ card }) => {
  /** Names of things and people, and what somebody typed: written as they are. */
  const foreign = new Set(
    (
      'ACoS ERP FBA US JPY Shopee TikTok LinkStar KPI SKU Emma Schulz Kumar Raj npm run template import ' +
      'EUR USD rm rf octember li lei example com company xlsx orders csv line Figures Plans People Slack'
    ).split(' '),
  );
  const text = `${plainText(card)}\n${card.summary}`;

  test('holds no English besides names', () => {
    const found = (text.match(/[A-Za-z]{2,}/gu) ?? []).filter((word) => !foreign.has(word));
    expect(found).toStrictEqual([]);
  });

  test('puts a space between Chinese and Latin or digits, and full-width marks after Chinese', () => {
    expect(text.match(/\p{Script=Han}[A-Za-z\d]|[A-Za-z\d%]\p{Script=Han}/gu)).toBeNull();
    expect(text.match(/\p{Script=Han}[,;:!?.]/gu)).toBeNull();
  });
});

describe.each(calm.filter(({ language }) => language === 'en'))('$name', ({ card }) => {
  test('holds no Chinese marks of its own', () => {
    const own = plainText(card).replace(/“[^”]*”|[^\n]*\p{Script=Han}[^\n]*/gu, '');
    expect(own.match(/[，：；（）、]/gu)).toBeNull();
  });
});

describe.each(made.filter(({ card }) => card.kind === 'digest' || card.kind === 'team_sites'))(
  '$name is for a channel',
  ({ card }) => {
    test('and names nobody', () => {
      const text = JSON.stringify(card);
      for (const { id, name } of Object.values(people)) {
        expect(text).not.toContain(id);
        expect(text).not.toContain(name);
      }
    });

    test('and holds nobody’s points, grade or rating', () => {
      expect(plainText(card)).not.toMatch(/\d 分|\d points?\b|\/ 5|rated|已评/u);
    });
  },
);

describe.each(hostile)('$name', ({ card }) => {
  test('carries what people wrote as data, cut to what a card has room for', () => {
    expect(JSON.stringify(card)).toContain('<script>alert(1)</script>`');
    for (const text of card.blocks.flatMap(textsOf)) expect(text.length).toBeLessThanOrEqual(2100);
    expect(card.title.length).toBeLessThanOrEqual(150);
    for (const { label } of buttonsOf(card)) expect(label.length).toBeLessThanOrEqual(80);
  });

  test('keeps names on one line, without marks that turn the direction of reading', () => {
    expect(hostileName).toMatch(/[\n\u202e]/u);
    for (const text of [card.title, card.summary, ...buttonsOf(card).map(({ label }) => label)]) {
      expect(text).not.toMatch(/[\n\u202e]/u);
    }
  });
});

describe.each(
  formFixtures.flatMap(({ name, make }) => (['zh', 'en'] as const).map((l) => ({ name, form: make(words(l)), l }))),
)('$name ($l)', ({ form }) => {
  test('is plain data, with distinct fields and an intent that the bot understands', () => {
    expect(JSON.parse(JSON.stringify(form))).toStrictEqual(form);
    expect(new Set(form.fields.map(({ key }) => key)).size).toBe(form.fields.length);
    expect(parseIntent(form.intent)).toStrictEqual(form.intent);
    expect(plainForm(form)).toContain(`[${form.submitLabel}]`);
  });

  test('says who will see it', () => {
    expect(form.intro.length).toBeGreaterThan(0);
  });
});
