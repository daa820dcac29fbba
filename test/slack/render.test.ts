import { describe, expect, test } from 'vitest';
import { formValues, errorsByBlock } from '../../src/adapters/slack/form-values.ts';
import { renderForm } from '../../src/adapters/slack/render-form.ts';
import { loadingView, renderHome, renderMessage, renderModal } from '../../src/adapters/slack/render.ts';
import type { Block, Card, Form } from '../../src/cards/model.ts';
import { words } from '../../src/words/index.ts';
import { cardFixtures, formFixtures } from '../cards/fixtures.ts';
import { blocksOf, cardOf, HOSTILE } from '../contracts/cards.ts';
import { rendererContract } from '../contracts/rendererContract.ts';
import { blockKitProblems, liveMarkup, type Surface } from '../fakes/slack/blockKit.ts';
import { shownBlocks } from '../fakes/slack/client/shown.ts';
import { createWorkspace } from '../fakes/slack/workspace.ts';

const nobody = createWorkspace(() => 0);
const problems = (surface: Surface, payload: Parameters<typeof blockKitProblems>[1]): readonly string[] => [
  ...blockKitProblems(surface, payload).map(({ pointer, message }) => `${pointer}: ${message}`),
  ...liveMarkup(payload).map((live) => `alive: ${live}`),
];

const cards = Object.fromEntries(
  (['zh', 'en'] as const).flatMap((language) =>
    cardFixtures.map(({ name, make }): [string, Card] => [`${name}, ${language}`, make(words(language))]),
  ),
);

rendererContract(
  'slack',
  {
    render: (card) => renderMessage(card),
    fallback: ({ text }) => text,
    text: ({ blocks }) => shownBlocks(blocks, nobody),
    violations: (message) => problems('message', message),
  },
  cards,
);

describe.each(Object.entries(cards))('%s', (_, card) => {
  test('is legal on a home and in a modal, too', () => {
    expect(problems('home', renderHome(card))).toEqual([]);
    expect(problems('modal', renderModal(card))).toEqual([]);
  });
});

test('the view that waits is legal', () => {
  for (const language of ['zh', 'en'] as const) expect(problems('modal', loadingView(language))).toEqual([]);
});

describe('too much', () => {
  const { actions, text, facts } = blocksOf('很长 long '.repeat(300));
  const many: readonly Block[] = Array.from({ length: 200 }, () => [text, facts]).flat();
  const shown = renderMessage(cardOf([...many, actions], { language: 'zh' }));

  test('is cut, and says so', () => {
    expect(problems('message', shown)).toEqual([]);
    expect(shownBlocks(shown.blocks, nobody)).toMatch(/还有 \d+ 项/u);
  });

  test('leaves the buttons, the last of which is the one that decides', () => {
    expect(shown.blocks.at(-1)).toMatchObject({ type: 'actions' });
  });
});

describe('a chart', () => {
  const { chart } = blocksOf('Sales');
  const drawn = (change: Partial<typeof chart.chart>) =>
    renderMessage(cardOf([{ type: 'chart', chart: { ...chart.chart, ...change } }])).blocks;

  test('is drawn by Slack; where there is no value there is no bar, never one of 0', () => {
    const native = drawn({}).find(({ type }) => type === 'data_visualization');
    expect(native).toMatchObject({ chart: { series: [{ name: 'Sales', data: [{ label: 'Sales', value: 1 }] }] } });
  });

  test('whose line has a gap is told in words', () => {
    const blocks = drawn({ type: 'line', categories: ['A', 'B', 'C'], series: [{ name: 'S', values: [1, null, 3] }] });
    expect(JSON.stringify(blocks)).not.toContain('data_visualization');
    expect(shownBlocks(blocks, nobody)).toContain('Sales');
  });
});

describe('a form', () => {
  const forms = (['zh', 'en'] as const).flatMap((language) =>
    formFixtures.map(({ name, make }): [string, Form] => [`${name}, ${language}`, make(words(language))]),
  );
  test.each(forms)('%s', (_, form) => {
    const view = renderForm(form, '{}');
    expect(problems('modal', view)).toEqual([]);
    for (const field of form.fields) expect(shownBlocks(view.blocks, nobody)).toContain(field.label);
  });

  test.each(Object.entries(HOSTILE))('%s, wherever somebody writes', (_, text) => {
    const base = { label: text, hint: text, required: true };
    const option = { value: 'a', label: text, detail: text };
    const form: Form = {
      kind: 'rating',
      language: 'en',
      title: text,
      intro: [[{ type: 'plain', text }]],
      fields: [
        { ...base, key: 'a', type: 'text', multiline: true, minLength: 0, maxLength: 500, value: text },
        { ...base, key: 'b', type: 'number', min: '-5', max: '5', decimals: 1, value: text },
        { ...base, key: 'c', type: 'choice', options: [option, { value: 'b', label: 'B' }], value: 'a' },
        { ...base, key: 'd', type: 'rating', options: [option], value: '' },
        { ...base, key: 'e', type: 'date', value: text },
      ],
      intent: { do: 'help' },
      submitLabel: text,
      draftLabel: text,
      cancelLabel: text,
    };
    expect(problems('modal', renderForm(form, '{}'))).toEqual([]);
  });

  test('finds one among five thousand people', () => {
    const options = Array.from({ length: 5_000 }, (_, n) => ({ value: `p${String(n)}`, label: `Person ${String(n)}` }));
    const [, form] = forms[0] ?? [];
    if (form === undefined) throw new Error('there is no form');
    const field = { key: 'who', label: 'Who', required: true, type: 'person', options, value: 'p4711' } as const;
    const view = renderForm({ ...form, fields: [field] }, '{}');
    // Five thousand names are more than a view may weigh: that is for the form to know.
    expect(problems('modal', view).filter((problem) => !problem.includes('bytes'))).toEqual([]);
  });

  test('comes back under its own names, and nothing else with it', () => {
    const values = {
      'field:rating.team': { value: { type: 'radio_buttons', selected_option: { value: '4' } } },
      'field:note': { value: { type: 'plain_text_input', value: '写得很好' } },
      'field:day': { value: { type: 'datepicker', selected_date: '2026-11-30' } },
      'field:empty': { value: { type: 'plain_text_input', value: null } },
      other: { value: { type: 'plain_text_input', value: 'x' } },
    };
    expect(formValues({ values })).toEqual({ 'rating.team': '4', note: '写得很好', day: '2026-11-30', empty: '' });
    expect(formValues('hello')).toEqual({});
  });

  test('has each error beside its field, and what concerns the whole at the first', () => {
    const errors = [
      { field: 'note', message: 'too short' },
      { field: '', message: 'somebody was first' },
    ];
    expect(errorsByBlock(errors, ['rating', 'note'])).toEqual({
      'field:note': 'too short',
      'field:rating': 'somebody was first',
    });
  });
});
