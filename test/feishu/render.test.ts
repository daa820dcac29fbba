import { describe, expect, test } from 'vitest';
import { byteLength, type FeishuCard } from '../../src/adapters/feishu/cardJson.ts';
import { filledForm } from '../../src/adapters/feishu/form-filled.ts';
import { formValues } from '../../src/adapters/feishu/form-values.ts';
import { renderForm } from '../../src/adapters/feishu/render-form.ts';
import { linkGone, renderLink } from '../../src/adapters/feishu/render-link.ts';
import { renderCard } from '../../src/adapters/feishu/render.ts';
import type { Block, Card, Form } from '../../src/cards/model.ts';
import { words } from '../../src/words/index.ts';
import { cardFixtures, formFixtures } from '../cards/fixtures.ts';
import { blocksOf, cardOf, HOSTILE } from '../contracts/cards.ts';
import { rendererContract } from '../contracts/rendererContract.ts';
import { cardProblems } from '../fakes/feishu/card.ts';
import { buttonsOf, inputsOf } from '../fakes/feishu/card/controls.ts';
import { liveMarkup } from '../fakes/feishu/card/live.ts';
import { shownCard } from '../fakes/feishu/card/shown.ts';

const problems = (card: unknown): readonly string[] => [
  ...cardProblems(card).map(({ path, message }) => `${path}: ${message}`),
  ...liveMarkup(card).map((live) => `alive: ${live}`),
];
const shown = (card: unknown): string => shownCard(card, 'zh_cn');

const cards = Object.fromEntries(
  (['zh', 'en'] as const).flatMap((language) =>
    cardFixtures.map(({ name, make }): [string, Card] => [`${name}, ${language}`, make(words(language))]),
  ),
);

rendererContract(
  'feishu',
  {
    render: (card) => renderCard(card, 'direct'),
    fallback: ({ config }: FeishuCard) => (config['summary'] as { readonly content: string }).content,
    text: shown,
    violations: problems,
  },
  cards,
);

test('what is about one person cannot be forwarded; what is for a group can', () => {
  const card = cardOf([]);
  expect(renderCard(card, 'direct').config).toMatchObject({ enable_forward: false });
  expect(renderCard(card, 'channel').config).toMatchObject({ enable_forward: true });
});

describe('too much', () => {
  const { actions, text, facts, table } = blocksOf('很长 long '.repeat(300));
  const many: readonly Block[] = Array.from({ length: 200 }, () => [text, facts, table]).flat();
  const card = renderCard(cardOf([...many, actions], { language: 'zh' }), 'direct');

  test('is cut to what Feishu takes, and says so', () => {
    expect(problems(card)).toEqual([]);
    expect(byteLength(card)).toBeLessThan(28 * 1_024);
    expect(shown(card)).toMatch(/还有 \d+ 项/u);
  });

  test('leaves the buttons', () => {
    expect(buttonsOf(card)).not.toEqual([]);
  });

  test('of tables is shown as lines', () => {
    const six = renderCard(cardOf(Array.from({ length: 6 }, () => blocksOf('cell').table)), 'direct');
    expect(problems(six)).toEqual([]);
    expect(six.body.elements.filter(({ tag }) => tag === 'table')).toHaveLength(5);
    expect(shown(six).match(/cell/gu)?.length).toBeGreaterThanOrEqual(6);
  });
});

describe('a chart', () => {
  const { chart } = blocksOf('Sales');
  const spec = (change: Partial<typeof chart.chart>) => {
    const { body } = renderCard(cardOf([{ type: 'chart', chart: { ...chart.chart, ...change } }]), 'direct');
    return body.elements.find(({ tag }) => tag === 'chart')?.['chart_spec'];
  };

  test('is drawn by Feishu', () => {
    const whole = { type: 'line', categories: ['A', 'B'], series: [{ name: 'S', values: [1, 2] }] } as const;
    expect(spec(whole)).toMatchObject({
      type: 'line',
      data: [{ values: [{ category: 'A', value: 1 }, { value: 2 }] }],
    });
  });

  test('whose line has a gap is drawn as bars: none where there is no value, never one of 0', () => {
    const gap = { type: 'line', categories: ['A', 'B', 'C'], series: [{ name: 'S', values: [1, null, 3] }] } as const;
    expect(spec(gap)).toMatchObject({ type: 'bar', data: [{ values: [{ category: 'A' }, { category: 'C' }] }] });
  });
});

describe('bold letters', () => {
  test.each([
    ['89.4（较上月）', '分'],
    ['"x"', 'y'],
    ['89.4', '分'],
  ])('%s before %s', (strong, after) => {
    const spans = [
      { type: 'strong', text: strong },
      { type: 'plain', text: after },
    ] as const;
    const [element] = renderCard(cardOf([{ type: 'text', size: 'body', spans }]), 'direct').body.elements;
    // A sign before the closing stars, and a letter after them, would leave the stars to be read.
    expect(element?.['content']).not.toMatch(/[^\p{L}\p{N}]\*\*[\p{L}\p{N}]/u);
  });
});

describe('a form', () => {
  const forms = (['zh', 'en'] as const).flatMap((language) =>
    formFixtures.map(({ name, make }): [string, Form] => [`${name}, ${language}`, make(words(language))]),
  );
  test.each(forms)('%s', (_, form) => {
    const card = renderForm(form, 'direct/oc_1/om_1');
    expect(problems(card)).toEqual([]);
    for (const field of form.fields) expect(shown(card)).toContain(field.label);
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
        { ...base, key: 'a', type: 'text', multiline: true, minLength: 0, maxLength: 500, value: text.slice(0, 500) },
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
    expect(problems(renderForm(form, null)).filter((problem) => !problem.includes('30 KB'))).toEqual([]);
  });

  const long: Form = {
    kind: 'rating',
    language: 'zh',
    title: '评分',
    intro: [],
    fields: [
      {
        key: 'note',
        label: '评语',
        required: true,
        type: 'text',
        multiline: true,
        minLength: 10,
        maxLength: 2_000,
        value: '',
      },
      {
        key: 'rating.team',
        label: '协作',
        required: true,
        type: 'rating',
        options: [{ value: '4', label: '4 分' }],
        value: '',
      },
    ],
    intent: { do: 'help' },
    submitLabel: '提交',
    draftLabel: '保存草稿',
    cancelLabel: '取消',
  };
  const about = { message: null, fields: ['note', 'rating.team'], language: 'zh' } as const;

  test('gets a second input for a note that one does not hold, and loses no letter of it', () => {
    const written = `${'长'.repeat(998)}😀${'文'.repeat(700)}`;
    const filled = renderForm({ ...long, fields: [{ ...long.fields[0]!, value: written }] }, null);
    expect(problems(filled)).toEqual([]);
    const parts = Object.fromEntries(inputsOf(filled).map(({ name, value }) => [name, value]));
    expect(Object.keys(parts)).toHaveLength(2);
    expect(formValues(parts, ['note'])).toEqual({ note: written });
  });

  test('comes back under its own names, and nothing else with it', () => {
    const received = { f0: '写得很好', f0p1: '再写一点', f1: '4', f9: 'x', other: 'y' };
    expect(formValues(received, about.fields)).toEqual({ note: '写得很好\n再写一点', 'rating.team': '4' });
    expect(formValues({ f0: '2026-11-30 +0800' }, ['day'])).toEqual({ day: '2026-11-30' });
    expect(formValues('hello', about.fields)).toEqual({});
  });

  test('shows each error above its field, what concerns the whole above all, and keeps what was filled in', () => {
    const first = filledForm(
      renderForm(long, null),
      [
        { field: 'note', message: '至少 10 个字' },
        { field: '', message: '别人先提交了' },
      ],
      { note: '太短', 'rating.team': '4' },
      about,
    );
    expect(problems(first)).toEqual([]);
    expect(shown(first)).toMatch(/别人先提交了[\s\S]*评语[\s\S]*至少 10 个字[\s\S]*协作/u);
    expect(inputsOf(first).map(({ value }) => value)).toEqual(['太短', '', '4']);
    const second = filledForm(first, [], { note: '写得足够长了，很好', 'rating.team': '4' }, about);
    expect(problems(second)).toEqual([]);
    expect(shown(second)).not.toContain('至少');
    expect(filledForm({ schema: '1.0' }, [], {}, about)).toBeNull();
  });
});

test('a link is a message that takes the link away again', () => {
  const link = {
    type: 'link',
    title: '登录链接',
    text: '只能用一次',
    url: 'https://kpi.example.com/p/s3cret',
    label: '打开',
    use: 'pass_on',
  } as const;
  expect(problems(renderLink(link, 'zh', 5))).toEqual([]);
  expect(shown(renderLink(link, 'zh', 5))).toContain('https://kpi.example.com/p/s3cret');
  expect(problems(linkGone(link, 'zh'))).toEqual([]);
  expect(JSON.stringify(linkGone(link, 'zh'))).not.toContain('s3cret');
});
