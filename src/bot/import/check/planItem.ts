import type { Bilingual, PlanCurve, PlanItem, PlanMeasuredItem, PlanSubjectiveItem } from '../../../scoring/plan.ts';
import { isNegative, isZero, parseDecimalText, percentToRatio } from '../decimal.ts';
import { splitList } from '../parseCell.ts';
import type { RowReader } from '../table.ts';

export type Criterion = Pick<PlanSubjectiveItem, 'name' | 'meaning' | 'anchors'>;

const measuredColumns = ['direction', 'form', 'curve', 'pooling', 'per_person'] as const;
const criterionColumns = ['groups', 'min_ratings'] as const;
const builtInCurves = ['standard', 'smooth', 'linear', 'threshold'] as const;
const raterGroups = ['lead', 'peer', 'self', 'stakeholder'];

export function checkCriteria(rows: readonly RowReader[]): ReadonlyMap<string, Criterion> {
  const criteria = new Map<string, Criterion>();
  for (const row of rows) {
    if (!row.isSound()) continue;
    const both = (key: string): Bilingual => ({ zh: row.get(`${key}_zh`) ?? '', en: row.get(`${key}_en`) ?? '' });
    criteria.set(row.get('key') ?? '', {
      name: both('name'),
      meaning: both('meaning'),
      anchors: {
        '1': both('anchor_1'),
        '2': both('anchor_2'),
        '3': both('anchor_3'),
        '4': both('anchor_4'),
        '5': both('anchor_5'),
      },
    });
  }
  return criteria;
}

/** One row of the sheet Plans; null when it is not sound. Fields that say what holds anyway are left out. */
export function checkPlanItem(row: RowReader, criteria: ReadonlyMap<string, Criterion>): PlanItem | null {
  const id = row.get('item');
  if (id === null) return null;
  const criterion = criteria.get(id);
  return criterion === undefined ? checkMeasuredItem(row, id) : checkSubjectiveItem(row, id, criterion);
}

const choose = <T extends string>(text: string | null, values: readonly T[]): T | undefined =>
  values.find((value) => value === text);

function missingRule(row: RowReader): Pick<PlanItem, 'missing'> {
  const missing = choose(row.get('missing'), ['zero', 'hold'] as const);
  return missing === undefined ? {} : { missing };
}

function checkMeasuredItem(row: RowReader, id: string): PlanMeasuredItem | null {
  for (const column of criterionColumns) if (row.has(column)) row.report(column, { kind: 'only_for_criteria' });
  const curve = checkCurve(row);
  if (!row.isSound()) return null;
  const direction = choose(row.get('direction'), ['higher', 'lower', 'band', 'value'] as const);
  const form = choose(row.get('form'), ['linear', 'ratio'] as const);
  return {
    id,
    kind: 'measured',
    metric: id,
    weight: row.get('weight') ?? '',
    ...(direction === undefined ? {} : { direction }),
    ...(form === undefined ? {} : { form }),
    ...(curve === null ? {} : { curve }),
    ...missingRule(row),
    ...(row.get('pooling') === 'bySite' ? { pooling: 'bySite' } : {}),
    ...(row.get('per_person') === 'yes' ? { perPerson: true } : {}),
  };
}

function checkSubjectiveItem(row: RowReader, id: string, criterion: Criterion): PlanSubjectiveItem | null {
  for (const column of measuredColumns) if (row.has(column)) row.report(column, { kind: 'not_for_criteria' });
  const groups = checkGroups(row);
  const minRatings = row.get('min_ratings');
  if (minRatings?.includes('.') === true) {
    row.report('min_ratings', { kind: 'not_of_kind', expected: 'whole_number', example: '1' });
  }
  if (!row.isSound()) return null;
  return {
    id,
    kind: 'subjective',
    ...criterion,
    weight: row.get('weight') ?? '',
    ...(groups === null ? {} : { groups }),
    ...(minRatings === null ? {} : { minRatings: Number(minRatings) }),
    ...missingRule(row),
  };
}

/** '0.18: 120; 25%: 100' -> [['0.18', '120'], ['0.25', '100']]. */
function checkCurve(row: RowReader): PlanCurve | null {
  const text = row.get('curve');
  if (text === null) return null;
  const builtIn = choose(text.toLowerCase(), builtInCurves);
  if (builtIn !== undefined) return builtIn;
  const refuse = () => {
    row.report('curve', { kind: 'not_of_kind', expected: 'curve', example: '0.18: 120; 0.25: 100; 0.35: 0' });
    return null;
  };
  const knots: [string, string][] = [];
  for (const part of splitList(text)) {
    const [xText = '', pointsText = '', ...more] = part.split(':');
    const x = parseFigure(xText);
    const points = parseFigure(pointsText);
    const before = knots[knots.length - 1];
    if (x === null || points === null || more.length > 0 || isNegative(points)) return refuse();
    if (before !== undefined && Number(x) < Number(before[0])) return refuse();
    knots.push([x, points]);
  }
  return knots.length === 0 ? refuse() : knots;
}

function parseFigure(text: string): string | null {
  const trimmed = text.trim();
  const isPercent = trimmed.endsWith('%');
  const parsed = parseDecimalText(isPercent ? trimmed.slice(0, -1) : trimmed);
  if (parsed === null || 'problem' in parsed) return null;
  return isPercent ? percentToRatio(parsed.value) : parsed.value;
}

/** 'lead 70%, peer 30%' -> { lead: '0.7', peer: '0.3' }; without weights each weighs 1. */
function checkGroups(row: RowReader): Readonly<Record<string, string>> | null {
  const text = row.get('groups');
  if (text === null) return null;
  const groups: Record<string, string> = {};
  let weighed = 0;
  const parts = splitList(text);
  for (const part of parts) {
    const [, group = '', weight = ''] = /^([a-z]+)(?:[\s:]+([\d.]+\s*%?))?$/i.exec(part) ?? [];
    const key = group.toLowerCase();
    const figure = weight === '' ? '1' : parseFigure(weight);
    const isWrong = figure === null || isNegative(figure) || isZero(figure);
    if (!raterGroups.includes(key) || key in groups || isWrong) {
      row.report('groups', { kind: 'not_of_kind', expected: 'rater_groups', example: 'lead 70%, peer 30%' });
      return null;
    }
    if (weight !== '') weighed += 1;
    groups[key] = figure;
  }
  if (weighed !== 0 && weighed !== parts.length) {
    row.report('groups', { kind: 'not_of_kind', expected: 'rater_groups', example: 'lead 70%, peer 30%' });
    return null;
  }
  return groups;
}
