/**
 * Everything a scorecard is worked out of, as plain data: frozen with the result, it gives the same result again
 * whatever is imported, planned or rated afterwards.
 */
import type { MetricDefinition } from '../../scoring/metric.ts';
import type { BilingualName, Company, Day, DecimalText, Json, Period, Rating, TargetRow } from '../ports.ts';
import type { SliceFigures } from './figures.ts';
import type { JudgedStretch } from './targets.ts';

export interface EvaluationInputs {
  readonly personId: string;
  readonly period: Period;
  /** The period is over on the clock of every site. */
  readonly over: boolean;
  readonly company: Pick<Company, 'reportingCurrency'>;
  readonly position: { readonly key: string; readonly name: BilingualName };
  readonly plan: {
    readonly id: string;
    readonly key: string;
    readonly version: number;
    readonly effectiveFrom: Day;
    /** PlanDocument as JSON. */
    readonly document: Json;
  };
  /** Those that the plan's items and gates name, by what they are worked out. */
  readonly metrics: readonly MetricDefinition[];
  /** Measures that are expected day after day. */
  readonly measures: readonly string[];
  /** Units of the reporting currency for one unit. */
  readonly rates: Readonly<Record<string, DecimalText>>;
  readonly stretches: readonly InputStretch[];
  /** Parallel to the stretches: what the sites have, and what the person has there. */
  readonly figures: readonly SliceFigures[];
  readonly ownFigures: readonly SliceFigures[];
  /** Those of the plan's metrics that can concern the person. */
  readonly targets: readonly TargetRow[];
  readonly ratings: readonly Pick<Rating, 'criterion' | 'group' | 'score'>[];
  /** Points. */
  readonly adjustment: DecimalText | null;
  /** The number of the last import that was seen. */
  readonly lastImport: string;
}

export interface InputStretch extends JudgedStretch {
  readonly share: DecimalText;
}
