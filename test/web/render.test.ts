import { describe, expect, test } from 'vitest';
import { toText } from '../../src/adapters/web/html.ts';
import { LIMITS } from '../../src/adapters/web/limits.ts';
import { renderForm } from '../../src/adapters/web/render-form.ts';
import { renderCard, type RenderedCard } from '../../src/adapters/web/render.ts';
import { plain, type Card, type Form } from '../../src/cards/model.ts';
import { words } from '../../src/words/index.ts';
import { cardFixtures, formFixtures } from '../cards/fixtures.ts';
import { blocksOf, cardOf, HOSTILE } from '../contracts/cards.ts';
import { rendererContract } from '../contracts/rendererContract.ts';
import { markupProblems } from './support/markupProblems.ts';
import { visibleText } from './support/visibleText.ts';

const render = (card: Card): RenderedCard =>
  renderCard(card, (index, { theme, size }) => `/${theme}/${size}/${String(index)}`);
const markup = (card: Card): string => toText(render(card).html);

rendererContract(
  'web',
  {
    render,
    fallback: (rendered) => rendered.fallback,
    text: (rendered) => visibleText(toText(rendered.html)),
    violations: ({ html, fallback }) => [
      ...markupProblems(toText(html)),
      ...(toText(html).length > LIMITS.html + 5_000 ? [`${String(toText(html).length)} characters`] : []),
      ...(Array.from(fallback).length > LIMITS.title ? ['a long fallback'] : []),
    ],
  },
  Object.fromEntries(
    (['zh', 'en'] as const).flatMap((language) =>
      cardFixtures.map(({ name, make }): [string, Card] => [`${name}, ${language}`, make(words(language))]),
    ),
  ),
);

test('a string is escaped once', () => {
  expect(markup(cardOf([{ type: 'note', spans: [plain('R&D <5 %')] }]))).toContain('R&amp;D &lt;5 %');
});

test('a card says its language and its tone', () => {
  expect(markup(cardOf([], { language: 'zh', tone: 'attention' }))).toMatch(
    /class="card tone-attention[^>]*lang="zh-CN"/,
  );
});

test('a chart is a picture with its sentence as the alternative, one for each theme and width', () => {
  const shown = markup(cardOf([blocksOf('Sales rise').chart]));
  expect(shown).toContain('alt="Sales rise"');
  for (const address of ['/dark/narrow/0', '/light/narrow/0', '/dark/wide/0', '/light/wide/0'])
    expect(shown).toContain(address);
});

test('a picture of another host is a link, so that the host does not learn who reads', () => {
  expect(markup(cardOf([blocksOf('A picture').image]))).not.toContain('<img');
});

describe('a form', () => {
  const form: Form = {
    kind: 'rating',
    language: 'en',
    title: 'Rate Anna Becker',
    intro: [[plain('Anna sees it when it is approved.')]],
    fields: [
      {
        key: 'rating.teamwork',
        type: 'rating',
        label: 'Teamwork',
        required: true,
        value: '4',
        options: [{ value: '4', label: '4', detail: 'Often helps' }],
      },
      {
        key: 'note',
        type: 'text',
        label: 'Note',
        hint: 'What showed it?',
        required: true,
        multiline: true,
        minLength: 10,
        maxLength: 2000,
        value: '</textarea>',
      },
      { key: 'points', type: 'number', label: 'Points', required: false, min: '-5', max: '5', decimals: 1, value: '2' },
      { key: 'on', type: 'date', label: 'On', required: false, value: '2026-11-30' },
      {
        key: 'who',
        type: 'person',
        label: 'Who',
        required: false,
        options: [{ value: 'p1', label: 'Li Na' }],
        value: 'p1',
      },
      {
        key: 'why',
        type: 'choice',
        label: 'Why',
        required: false,
        options: Array.from({ length: 9 }, (_, n) => ({ value: String(n), label: `Reason ${String(n)}` })),
        value: '',
      },
    ],
    intent: { do: 'help' },
    submitLabel: 'Send',
    draftLabel: 'Kept as you go',
    cancelLabel: 'Close',
  };
  const shown = toText(renderForm(form, '17'));

  test('shows every kind of field with its value', () => {
    expect(shown).toMatch(/<input type="radio" name="rating.teamwork" value="4" checked/);
    expect(shown).toContain('&lt;/textarea&gt;</textarea>');
    expect(shown).toMatch(/inputmode="text"[^>]*name="points"[^>]*value="2"/);
    expect(shown).toMatch(/type="date"[^>]*value="2026-11-30"/);
    expect(shown).toMatch(/<option value="p1" selected/);
    expect(shown).toContain('Reason 8');
    expect(shown).toMatch(/data-message="17"\s+data-draft/);
  });

  test.each(formFixtures)('$name is sound', ({ make }) => {
    for (const language of ['zh', 'en'] as const)
      expect(markupProblems(toText(renderForm(make(words(language)), '17')))).toEqual([]);
  });

  test.each(Object.entries(HOSTILE))('takes %s', (_, text) => {
    const hostile: Form = {
      ...form,
      title: text,
      intro: [[plain(text)]],
      fields: form.fields.map((field) => ({ ...field, key: text, label: text, hint: text, value: text })),
      submitLabel: text,
    };
    expect(markupProblems(toText(renderForm(hostile, null)))).toEqual([]);
  });
});
