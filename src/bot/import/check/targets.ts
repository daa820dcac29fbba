import type { Site, Stage, TargetRow } from '../../ports.ts';
import type { MetricDefinition } from '../../../scoring/metric.ts';
import { isNegative, isZero } from '../decimal.ts';
import type { RowReader } from '../table.ts';

const bandColumns = ['low', 'high', 'tolerance'] as const;
const stages: readonly Stage[] = ['incubation', 'growth', 'mature'];

/** Above it a share is far more likely a percentage whose sign was forgotten: nobody plans for 500 %. */
const largestRatio = 5;

/** What a target or a limit of a metric may be: a share as a share, an amount as an amount. */
export function checkUnit(row: RowReader, column: string, metric: MetricDefinition | undefined): void {
  const value = row.get(column);
  if (value === null || metric === undefined) return;
  if (metric.unit !== 'ratio') {
    if (row.isPercent(column)) row.report(column, { kind: 'percent_of_amount' });
    return;
  }
  if (!row.isPercent(column) && Math.abs(Number(value)) > largestRatio) {
    row.report(column, { kind: 'looks_like_percent', instead: `${value}%` });
  }
}

export function checkTargets(
  rows: readonly RowReader[],
  metrics: ReadonlyMap<string, MetricDefinition>,
  sites: readonly Omit<Site, 'id'>[],
  reportingCurrency: string | null,
): readonly TargetRow[] {
  const targets: TargetRow[] = [];
  const currencyOfSite = new Map(sites.map((site) => [site.key, site.currency]));
  for (const row of rows) {
    const metric = metrics.get(row.get('metric') ?? '');
    for (const column of ['target', ...bandColumns]) checkUnit(row, column, metric);
    checkValue(row);
    const band = checkBand(row);
    if (!row.isSound()) continue;
    const siteKey = row.get('site') ?? '';
    const ownCurrency = row.get('currency') ?? currencyOfSite.get(siteKey) ?? reportingCurrency;
    targets.push({
      period: row.get('period') ?? '',
      metricKey: row.get('metric') ?? '',
      positionKey: row.get('position') ?? '',
      personId: row.get('person') ?? '',
      siteId: siteKey,
      stage: stages.find((stage) => stage === row.get('stage')) ?? null,
      value: row.get('target'),
      band,
      currency: metric?.unit === 'money' ? ownCurrency : null,
      origin: { zh: row.get('origin') ?? '', en: row.get('origin_en') ?? row.get('origin') ?? '' },
    });
  }
  return targets;
}

function checkValue(row: RowReader): void {
  const value = row.get('target');
  const writtenBand = bandColumns.filter((column) => row.has(column));
  if (!row.has('target') && writtenBand.length === 0) row.report('target', { kind: 'no_target' });
  if (row.has('target') && writtenBand.length > 0) row.report(writtenBand[0] ?? null, { kind: 'target_and_band' });
  // Attainment divides by it.
  if (value !== null && isNegative(value)) row.report('target', { kind: 'negative' });
  else if (value !== null && isZero(value)) row.report('target', { kind: 'not_above_zero' });
}

function checkBand(row: RowReader): TargetRow['band'] {
  const written = bandColumns.filter((column) => row.has(column));
  if (written.length === 0) return null;
  if (written.length < bandColumns.length) {
    for (const column of bandColumns) if (!row.has(column)) row.report(column, { kind: 'half_a_band' });
    return null;
  }
  const [low, high, tolerance] = bandColumns.map((column) => row.get(column));
  if (low == null || high == null || tolerance == null) return null;
  if (Number(low) > Number(high)) row.report('low', { kind: 'low_above_high' });
  if (isNegative(tolerance) || isZero(tolerance)) row.report('tolerance', { kind: 'not_above_zero' });
  return { low, high, tolerance };
}
