/** Documents for tests, written as short as they can be read. */
import type {
  Curve,
  Gate,
  GateEffect,
  MeasuredItem,
  MissingRule,
  ScoringDocument,
  ScoringItem,
  Standard,
  SubjectiveItem,
} from '../../src/scoring/document.ts';
import { defaultAdjustLimit, defaultGrades, defaultMaxMissing, defaultRatingMap } from '../../src/scoring/document.ts';
import { exact, one, zero } from '../../src/scoring/exact.ts';
import { noData } from '../../src/scoring/reason.ts';

export const knots = (...pairs: readonly (readonly [string, string])[]): Curve =>
  pairs.map(([x, points]) => ({ x: exact(x), points: exact(points) }));

export const higher = (target: string, curve: Curve = 'standard'): Standard => ({
  direction: 'higher',
  target: exact(target),
  curve,
});
export const lower = (target: string, form: 'linear' | 'ratio' = 'linear', curve: Curve = 'standard'): Standard => ({
  direction: 'lower',
  form,
  target: exact(target),
  curve,
});
export const band = (low: string, high: string, tolerance: string, curve: Curve = 'standard'): Standard => ({
  direction: 'band',
  target: { low: exact(low), high: exact(high), tolerance: exact(tolerance) },
  curve,
});

/** `reading` null: no data. */
export const measured = (
  id: string,
  weight: string,
  standard: Standard,
  reading: string | null,
  missing: MissingRule = 'exclude',
): MeasuredItem => ({
  id,
  kind: 'measured',
  weight: exact(weight),
  standard,
  missing,
  reading: reading === null ? { missing: noData } : { value: exact(reading) },
});

export const rated = (id: string, weight: string, ...scores: readonly string[]): SubjectiveItem => ({
  id,
  kind: 'subjective',
  weight: exact(weight),
  ratings: scores.map((score) => ({ group: 'lead', score: exact(score) })),
  groups: null,
  map: defaultRatingMap,
  minRatings: 1,
  missing: 'exclude',
});

export const gate = (id: string, metric: string, op: Gate['op'], value: string, effect: GateEffect): Gate => ({
  id,
  metric,
  op,
  value: exact(value),
  effect,
});

export const document = (
  items: readonly ScoringItem[],
  {
    gates = [],
    readings = {},
    ...more
  }: Partial<Omit<ScoringDocument, 'readings'>> & {
    readings?: Readonly<Record<string, string>>;
  } = {},
): ScoringDocument => ({
  items,
  gates,
  readings: new Map(Object.entries(readings).map(([metric, value]) => [metric, exact(value)])),
  adjustment: zero,
  adjustLimit: defaultAdjustLimit,
  maxMissing: defaultMaxMissing,
  grades: defaultGrades,
  ...more,
});

export const noLimit = { maxMissing: one };
