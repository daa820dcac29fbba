/** Whether figures that were imported after a decision would change it. Nothing published changes by it. */
import { measuresOf, readMetric } from '../../scoring/metric.ts';
import type { Situation } from '../conversation/context.ts';
import type { Standing } from '../people/standing.ts';
import type { Correction, FigureScope, ScorecardRecord } from '../ports.ts';
import type { Evaluation } from './evaluation.ts';
import { evaluate } from './evaluate.ts';
import { basisOf, resultOf } from './frozen.ts';
import type { EvaluationInputs } from './inputs.ts';
import { workOut } from './workOut.ts';

export interface Restated {
  readonly inputs: EvaluationInputs;
  readonly evaluation: Evaluation;
  /** Total, grade or coefficient would be another; otherwise only what leads to them. */
  readonly changesResult: boolean;
}

/** What today's figures give in the place of those it was decided by; null where nothing that is shown differs. */
export async function restatedSince(
  situation: Situation,
  record: ScorecardRecord,
  corrections: readonly Correction[],
  standing: Standing,
): Promise<Restated | null> {
  const { tx, now, company } = situation;
  const { inputs, adjustment } = basisOf(record, corrections);
  if (inputs === null || !(await haveFiguresChanged(situation, inputs))) return null;
  const outcome = await evaluate(tx, { now, company, standing, period: record.period, adjustment, withRatings: true });
  if (outcome.type !== 'evaluated') return null;
  const before = workOut({ ...inputs, adjustment });
  if (saysTheSame(before, outcome.evaluation)) return null;
  const changesResult = JSON.stringify(resultOf(before)) !== JSON.stringify(resultOf(outcome.evaluation));
  return { inputs: outcome.inputs, evaluation: outcome.evaluation, changesResult };
}

/** By the figures themselves, not by the file: an import that repeats what is known changes nothing. */
export async function haveFiguresChanged({ tx }: Situation, inputs: EvaluationInputs): Promise<boolean> {
  if (inputs.lastImport === (await tx.figures.lastImport())) return false;
  const measures = new Set(
    inputs.metrics.flatMap((definition) => {
      const read = readMetric(definition);
      return 'problem' in read ? [] : measuresOf(read.metric);
    }),
  );
  return tx.figures.changedSince(inputs.lastImport, scopesIn(inputs), [...measures]);
}

const scopesIn = ({ stretches, personId }: EvaluationInputs): readonly FigureScope[] =>
  stretches.flatMap(({ site, from, to }) => [
    { siteId: site.id, personId: '', from, to },
    { siteId: site.id, personId, from, to },
  ]);

/** The same total, grade and coefficient, by the same readings, targets and points. */
export function saysTheSame(a: Evaluation, b: Evaluation): boolean {
  const said = ({ total, grade, payout, items, gates }: Evaluation): string =>
    JSON.stringify([
      total,
      grade,
      payout,
      items.map(({ id, reading, points, missing }) => [id, reading, points, missing?.kind ?? null]),
      gates.map(({ id, outcome, cost }) => [id, outcome, cost]),
    ]);
  return said(a) === said(b);
}
