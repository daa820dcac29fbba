import { describe, expect, test } from 'vitest';
import { metrics } from '../../src/scoring/catalogue.ts';
import { composeDocument, type MeasuredFacts, type PlanFacts } from '../../src/scoring/compose.ts';
import { exact, toDecimal, zero } from '../../src/scoring/exact.ts';
import { measures } from '../../src/scoring/measures.ts';
import { parseMetric } from '../../src/scoring/metric.ts';
import { parsePlan, type Plan, type PlanDocument } from '../../src/scoring/plan.ts';
import { checkPlan } from '../../src/scoring/planCheck.ts';
import { readyPlans } from '../../src/scoring/plans.ts';
import { reasonText } from '../../src/scoring/reason.ts';
import { scoreDocument } from '../../src/scoring/score.ts';

function planOf(document: unknown): Plan {
  const parsed = parsePlan(document);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.plan;
}
const operations = readyPlans[0]?.document ?? { items: [], gates: [] };

describe('ready plans', () => {
  test.each(readyPlans.map((each) => [each.key, each.document] as const))(
    '%s has nothing to find fault with',
    (_key, document) => {
      expect(checkPlan(planOf(JSON.parse(JSON.stringify(document))), metrics)).toEqual([]);
    },
  );
  test('one for each of the seven positions', () => {
    expect(readyPlans.map((each) => each.positionKey)).toEqual([
      'operations',
      'advertising',
      'customer_service',
      'purchasing',
      'warehouse',
      'listing_design',
      'manager',
    ]);
  });
});

describe('the catalogue', () => {
  const texts = [...metrics.values()].flatMap(({ key, name, meaning, definition }) =>
    [name, meaning, definition.tax, definition.refunds, definition.attribution, definition.dateBasis].map(
      (each) => [key, each] as const,
    ),
  );
  test('says everything in both languages', () => {
    expect(
      texts.filter(([, { zh, en }]) => !/\p{Script=Han}|^[A-Za-z]+$/u.test(zh) || /\p{Script=Han}/u.test(en)),
    ).toEqual([]);
  });
  test('guards are metrics, other ones', () => {
    const lost = [...metrics.values()].filter(({ key, guards }) =>
      guards.some((guard) => guard === key || !metrics.has(guard)),
    );
    expect(lost).toEqual([]);
  });
  test('what proves that a measure is none is a measure', () => {
    const keys = new Set(measures.map((measure) => measure.key));
    expect(measures.filter(({ noneWhere }) => noneWhere !== undefined && !keys.has(noneWhere))).toEqual([]);
  });
  test('a definition survives storage', () => {
    const { parsed: _parsed, additive: _additive, ...definition } = metrics.get('acos') ?? {};
    const read = parseMetric(JSON.parse(JSON.stringify(definition)));
    expect('metric' in read && read.metric).toEqual(metrics.get('acos'));
  });
  test('a company’s own metric is checked', () => {
    expect(parseMetric({ ...metrics.get('acos') })).toMatchObject({
      refusals: [{ place: 'parsed' }, { place: 'additive' }],
    });
    expect(parseMetric(null)).toEqual({ refusals: [{ place: '', message: 'expected an object, found null' }] });
  });
});

describe('a stored plan is read with care', () => {
  const change = (text: string, by: string): unknown => JSON.parse(JSON.stringify(operations).replace(text, by));
  test.each([
    ['weight as a number', change('"weight":"40"', '"weight":40'), 'items[0].weight'],
    ['weight 0', change('"weight":"40"', '"weight":"0"'), 'items[0].weight'],
    ['the same item twice', change('"id":"gross_margin"', '"id":"sales"'), 'items[1].id'],
    ['a gate on nothing', change('"item":"sales"', '"item":"sale"'), 'gates[0].effect.item'],
    ['an anchor missing', change('"5":{', '"6":{'), 'items[3].anchors.6'],
    ['an unknown field', change('"gates":[', '"bonus":1,"gates":['), 'bonus'],
    ['no gates', { items: operations.items }, 'gates'],
    ['not a plan', 'plan', ''],
  ])('%s', (_name, document, place) => {
    const parsed = parsePlan(document);
    expect('problems' in parsed && parsed.problems[0].place).toBe(place);
  });
});

describe('the plan checker', () => {
  const [sales, margin, fresh, teamwork] = operations.items;
  const kinds = (document: Partial<PlanDocument>): readonly string[] =>
    checkPlan(planOf({ ...operations, gates: [], ...document }), metrics).map((finding) => finding.kind);
  const all = (...items: readonly unknown[]) => ({ items: items as PlanDocument['items'] });

  test.each([
    ['sound', {}, []],
    ['sales alone', all({ ...sales, weight: '100' }), ['too_few_items', 'sales_without_profit', 'nothing_subjective']],
    ['weights of 90', all({ ...sales, weight: '30' }, margin, fresh, teamwork), ['weights_not_100']],
    ['half by opinion', all({ ...sales, weight: '20' }, margin, { ...teamwork, weight: '50' }), ['too_subjective']],
    [
      'the same twice',
      all({ ...sales, weight: '20' }, { ...sales, id: 'again', weight: '20' }, margin, fresh, teamwork),
      ['double_count'],
    ],
    ['a metric nobody knows', all({ ...sales, metric: 'luck' }, margin, fresh, teamwork), ['unknown_metric']],
    [
      'seven',
      all(
        ...['acos', 'tacos', 'reply_rate', 'po_on_time', 'return_rate', 'gross_margin'].map((metric) => ({
          id: metric,
          kind: 'measured',
          metric,
          weight: '15',
        })),
        { ...teamwork, weight: '10' },
      ),
      ['too_many_items'],
    ],
  ])('%s', (_name, document, expected) => {
    expect(kinds(document)).toEqual(expected);
  });
});

describe('a plan filled in', () => {
  const plan = planOf(operations);
  const fact = (reading: string | null, target: string | null): MeasuredFacts => ({
    kind: 'pooled',
    reading: reading === null ? { missing: { kind: 'no_activity' } } : { value: exact(reading) },
    target:
      target === null
        ? { kind: 'missing', reason: { kind: 'no_target', siteIds: ['us'] } }
        : { kind: 'value', value: exact(target) },
  });
  const facts = (measured: Readonly<Record<string, MeasuredFacts>>): PlanFacts => ({
    measured: new Map(Object.entries(measured)),
    ratings: new Map([
      [
        'teamwork',
        [
          { group: 'lead', score: exact('4') },
          { group: 'self', score: exact('5') },
        ],
      ],
    ]),
    gateReadings: new Map([['fba_fee_share', exact('0.214')]]),
    adjustment: zero,
  });
  const missing = (measured: Readonly<Record<string, MeasuredFacts>>): readonly (string | null)[] =>
    scoreDocument(composeDocument(plan, metrics, facts(measured))).items.map(
      (item) => item.missing && reasonText(item.missing),
    );

  test('scores as the card says, without the person’s own rating', () => {
    const result = scoreDocument(
      composeDocument(
        plan,
        metrics,
        facts({
          sales: fact('125040', '120000'),
          gross_margin: fact('0.112', '0.12'),
          new_product_sell_through: fact(null, '0.6'),
        }),
      ),
    );
    expect(result.total && toDecimal(result.total)).toBe('89.4');
  });

  test('what cannot be judged says why', () => {
    expect(missing({ sales: fact('1', null), gross_margin: fact('0.1', '0') })).toEqual([
      'no target: us',
      'target not above 0',
      'no data',
      null,
    ]);
  });
});
