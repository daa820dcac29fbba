import { exact, sum, toDecimal } from '../../../scoring/exact.ts';
import { readyPlans } from '../../../scoring/plans.ts';
import type { MetricDefinition } from '../../../scoring/metric.ts';
import type { PlanDocument, PlanEffect, PlanGate, PlanItem } from '../../../scoring/plan.ts';
import { BEGINNING } from '../../period.ts';
import type { CompanyData, Json } from '../../ports.ts';
import { effectOptions } from '../sheets/plans.ts';
import type { RowReader } from '../table.ts';
import { bilingualName } from './company.ts';
import { checkPlanItem, type Criterion } from './planItem.ts';
import { checkUnit } from './targets.ts';

type PlanData = CompanyData['plans'][number];

/** A plan as it will be stored, and the row to name when something is wrong with the whole of it. */
export interface CheckedPlan {
  readonly plan: PlanData;
  readonly document: PlanDocument;
  readonly row: RowReader;
}

interface PlanSheets {
  readonly positions: readonly RowReader[];
  readonly items: readonly RowReader[];
  readonly gates: readonly RowReader[];
}

export function checkPositions(rows: readonly RowReader[]): CompanyData['positions'] {
  return rows.filter((row) => row.isSound()).map((row) => ({ key: row.get('key') ?? '', name: bilingualName(row) }));
}

export function checkPlans(
  sheets: PlanSheets,
  criteria: ReadonlyMap<string, Criterion>,
  metrics: ReadonlyMap<string, MetricDefinition>,
): readonly CheckedPlan[] {
  const itemRows = Map.groupBy(sheets.items, (row) => row.get('position'));
  const gateRows = Map.groupBy(sheets.gates, (row) => row.get('position'));
  return sheets.positions.flatMap((row): readonly CheckedPlan[] => {
    const positionKey = row.get('key');
    if (positionKey === null) return [];
    checkMaxMissing(row);
    const ready = readyPlans.find((plan) => plan.positionKey === positionKey);
    const ownItems = itemRows.get(positionKey) ?? [];
    const ownGates = gateRows.get(positionKey) ?? [];
    const first = ownItems[0];
    let document = ready?.document ?? null;
    if (first === undefined) {
      for (const gate of ownGates) gate.report('position', { kind: 'gate_without_plan', position: positionKey });
      if (document === null) row.report('key', { kind: 'no_plan', position: positionKey });
    } else {
      const items = checkItems(positionKey, ownItems, criteria);
      const gates = ownGates.flatMap((gate) => checkGate(gate, positionKey, ownItems, metrics) ?? []);
      const isWhole = items !== null && gates.length === ownGates.length;
      document = isWhole ? { ...document, items, gates } : null;
    }
    if (document === null || !row.isSound()) return [];
    const adjustLimit = row.get('adjust_limit');
    const maxMissing = row.get('max_missing');
    const whole: PlanDocument = {
      ...document,
      ...(adjustLimit === null ? {} : { adjustLimit }),
      ...(maxMissing === null ? {} : { maxMissing }),
    };
    const plan = {
      key: ready?.key ?? positionKey,
      positionKey,
      effectiveFrom: row.get('plan_from') ?? BEGINNING,
      document: whole as unknown as Json,
    };
    return [{ plan, document: whole, row: first ?? row }];
  });
}

function checkMaxMissing(row: RowReader): void {
  const value = row.get('max_missing');
  if (value === null) return;
  if (value.startsWith('-')) row.report('max_missing', { kind: 'negative' });
  else if (Number(value) > 1) row.report('max_missing', { kind: 'looks_like_percent', instead: `${value}%` });
}

/** Null unless every row is sound and the weights add up. */
function checkItems(
  position: string,
  rows: readonly RowReader[],
  criteria: ReadonlyMap<string, Criterion>,
): readonly PlanItem[] | null {
  const items = rows.flatMap((row) => checkPlanItem(row, criteria) ?? []);
  const weights = rows.flatMap((row) => row.get('weight') ?? []);
  const last = rows[rows.length - 1];
  // A weight that cannot be read has been reported, and the others' sum says nothing then.
  if (last !== undefined && weights.length === rows.length) {
    const total = toDecimal(sum(weights.map(exact)));
    if (total !== '100') last.report('weight', { kind: 'weights_not_100', position, sum: total });
  }
  return rows.every((row) => row.isSound()) && items.length === rows.length ? items : null;
}

function checkGate(
  row: RowReader,
  position: string,
  itemRows: readonly RowReader[],
  metrics: ReadonlyMap<string, MetricDefinition>,
): PlanGate | null {
  checkUnit(row, 'value', metrics.get(row.get('metric') ?? ''));
  const effect = checkEffect(
    row,
    position,
    itemRows.flatMap((item) => item.get('item') ?? []),
  );
  const op = (['<', '<=', '>', '>='] as const).find((candidate) => candidate === row.get('op'));
  if (!row.isSound() || effect === null || op === undefined) return null;
  return { id: row.get('key') ?? '', metric: row.get('metric') ?? '', op, value: row.get('value') ?? '', effect };
}

function checkEffect(row: RowReader, position: string, items: readonly string[]): PlanEffect | null {
  const type = row.get('effect');
  const item = row.get('item');
  const amount = row.get('amount');
  const option = effectOptions.find((candidate) => candidate.key === type);
  if (option === undefined) return null;
  const isOnItem = type === 'capItem' || type === 'zeroItem';
  if (isOnItem && !row.has('item')) row.report('item', { kind: 'needed_for_effect', effect: option.name });
  if (item !== null && !items.includes(item)) row.report('item', { kind: 'unknown_plan_item', position, items });
  if (type !== 'zeroItem' && !row.has('amount'))
    row.report('amount', { kind: 'needed_for_effect', effect: option.name });
  if (isOnItem && item === null) return null;
  if (type === 'zeroItem') return { type, item: item ?? '' };
  if (amount === null) return null;
  if (type === 'capItem') return { type, item: item ?? '', points: amount };
  if (type === 'multiply') return { type, factor: amount };
  return type === 'capTotal' || type === 'deduct' ? { type, points: amount } : null;
}
