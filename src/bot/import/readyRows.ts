import { metrics } from '../../scoring/catalogue.ts';
import type { PlanEffect, PlanGate, PlanItem, PlanMeasuredItem, ReadyPlan } from '../../scoring/plan.ts';
import { ratioToPercent } from './decimal.ts';
import type { WrittenRow, WrittenRows } from './writtenRow.ts';

/** The ready plans as the rows a person would have written: edited there, they are the company's own. */
export function readyRows(
  plans: readonly ReadyPlan[],
): Pick<WrittenRows, 'positions' | 'plans' | 'criteria' | 'gates'> {
  const criteria = new Map<string, WrittenRow>();
  for (const item of plans.flatMap((plan) => plan.document.items)) {
    if (item.kind === 'subjective') criteria.set(item.id, criterionRow(item));
  }
  return {
    positions: plans.map(({ positionKey, positionName, document }) => ({
      key: positionKey,
      name_zh: positionName.zh,
      name_en: positionName.en,
      adjust_limit: document.adjustLimit,
      max_missing: document.maxMissing,
    })),
    plans: plans.flatMap(({ positionKey, document }) => document.items.map((item) => itemRow(positionKey, item))),
    criteria: [...criteria.values()],
    gates: plans.flatMap(({ positionKey, document }) => document.gates.map((gate) => gateRow(positionKey, gate))),
  };
}

function criterionRow(item: Extract<PlanItem, { kind: 'subjective' }>): WrittenRow {
  const { anchors, name, meaning } = item;
  const row: Record<string, string> = {
    key: item.id,
    name_zh: name.zh,
    name_en: name.en,
    meaning_zh: meaning.zh,
    meaning_en: meaning.en,
  };
  for (const rating of ['1', '2', '3', '4', '5'] as const) {
    row[`anchor_${rating}_zh`] = anchors[rating].zh;
    row[`anchor_${rating}_en`] = anchors[rating].en;
  }
  return row;
}

function itemRow(position: string, item: PlanItem): WrittenRow {
  const shared = { position, item: item.id, weight: item.weight, missing: item.missing };
  if (item.kind === 'subjective') {
    const groups = Object.entries(item.groups ?? {}).map(([group, weight]) => `${group} ${ratioToPercent(weight)}%`);
    const minRatings = item.minRatings === undefined ? undefined : String(item.minRatings);
    return { ...shared, groups: groups.join(', '), min_ratings: minRatings };
  }
  return {
    ...shared,
    direction: item.direction,
    form: item.form,
    curve: curveText(item.curve),
    pooling: item.pooling,
    per_person: item.perPerson === true ? 'yes' : undefined,
  };
}

function curveText(curve: PlanMeasuredItem['curve']): string | undefined {
  if (curve === undefined || typeof curve === 'string') return curve;
  return curve.map(([x, points]) => `${x}: ${points}`).join('; ');
}

function gateRow(position: string, { id, metric, op, value, effect }: PlanGate): WrittenRow {
  const isShare = metrics.get(metric)?.unit === 'ratio';
  return {
    position,
    key: id,
    metric,
    op,
    value: isShare ? `${ratioToPercent(value)}%` : value,
    effect: effect.type,
    item: 'item' in effect ? effect.item : undefined,
    amount: amountOf(effect),
  };
}

function amountOf(effect: PlanEffect): string | undefined {
  switch (effect.type) {
    case 'capItem':
    case 'capTotal':
    case 'deduct':
      return effect.points;
    case 'multiply':
      return effect.factor;
    case 'zeroItem':
      return undefined;
  }
}
