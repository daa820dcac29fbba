/** What an indicator was worked out of: which measures, at which sites, on which days. */
import { leavesOf } from '../../scoring/formula.ts';
import { measureOf, type MeasureDefinition } from '../../scoring/measures.ts';
import type { Metric } from '../../scoring/metric.ts';
import type { Context } from '../conversation/context.ts';
import type { FigureScope } from '../ports.ts';
import { scopeOf } from './gather.ts';
import type { OpenedItem } from './openItem.ts';
import { figureScope } from './scope.ts';

/** The measures that stand in the formula. */
export function measuresIn({ parsed }: Metric): readonly string[] {
  const { numerator, denominator } = parsed;
  const leaves = [...leavesOf(numerator), ...(denominator === null ? [] : leavesOf(denominator))];
  return [
    ...new Set(
      leaves.flatMap((leaf) => (leaf.type === 'measure' ? leaf.key : leaf.type === 'count' ? leaf.measure : [])),
    ),
  ];
}

/** @throws Error for a measure that does not exist: formulas and figures are checked when they are imported */
export function knownMeasure(key: string): MeasureDefinition {
  const measure = measureOf(key);
  if (measure === null) throw new Error(`there is no measure ${key}`);
  return measure;
}

/** Where the figures of an item were counted: its sites and days. */
export async function scopesOf(
  context: Context,
  opened: OpenedItem,
  personId: string,
): Promise<readonly FigureScope[]> {
  const { tx, now } = context;
  const { stretches, document } = await scopeOf(tx, {
    now,
    standing: opened.standing,
    period: opened.evaluation.period,
  });
  const item = document?.items.find(({ id }) => id === opened.item.id);
  const own = item?.kind === 'measured' && item.perPerson;
  return stretches.map((stretch) => figureScope(stretch, own ? personId : ''));
}
