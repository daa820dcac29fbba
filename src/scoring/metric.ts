/** Metrics: formulas over measures, as data. One definition per key and version, for everybody (R2). */
import type { Direction, LowerForm } from './document.ts';
import type { Formula } from './formula.ts';
import type { Bilingual } from './plan.ts';

export type MetricUnit = 'ratio' | 'money' | 'count' | 'days' | 'hours';

/** What somebody must know before they compare the figure with another. */
export interface MetricTerms {
  readonly tax: Bilingual;
  readonly refunds: Bilingual;
  readonly attribution: Bilingual;
  /** By which date a figure belongs to a day. */
  readonly dateBasis: Bilingual;
}

/** As stored: JSON. */
export interface MetricDefinition {
  readonly key: string;
  readonly version: number;
  readonly name: Bilingual;
  /** One sentence. */
  readonly meaning: Bilingual;
  /** '(net_sales - cogs) / net_sales': measures, days, count(m <= 48), abs(), + - * / and decimals. */
  readonly formula: string;
  readonly unit: MetricUnit;
  /** A plan may ask for another, such as a band. */
  readonly direction: Direction;
  /** Of lower-is-better. */
  readonly form?: LowerForm;
  readonly definition: MetricTerms;
  /** Metrics it should be paired with, as a gate or as an item, so that it is not bought dearly. */
  readonly guards: readonly string[];
}

/** A definition whose formula has been read. */
export interface Metric extends MetricDefinition {
  readonly parsed: Formula;
  /** An additive metric's targets are summed and prorated; a quotient's are weighted by its denominator. */
  readonly additive: boolean;
}
