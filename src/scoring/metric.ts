/** Metrics: formulas over measures, as data. One definition per key and version, for everybody (R2). */
import type { Comparison, Direction, LowerForm } from './document.ts';
import { toDecimal } from './exact.ts';
import { countKey, leavesOf } from './expression.ts';
import { parseFormula, type Formula, type FormulaProblem } from './formula.ts';
import { measureOf } from './measures.ts';
import type { Bilingual } from './plan.ts';
import { accept, list, object, oneOf, optional, refuse, text, type Parser, type Refusal } from './reader.ts';
import { direction, lowerForm } from './rules.ts';

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

export type ParsedMetric = { readonly metric: Metric } | { readonly problem: FormulaProblem };

export function readMetric(definition: MetricDefinition): ParsedMetric {
  const parsed = parseFormula(definition.formula);
  if ('problem' in parsed) return parsed;
  return { metric: { ...definition, parsed: parsed.formula, additive: parsed.formula.denominator === null } };
}

/** May be empty, where a company leaves its own indicator unexplained. */
const words: Parser<string> = (value, place) =>
  typeof value === 'string' ? accept(value) : refuse(place, 'expected a text');
const bilingual = object({ zh: words, en: words });
const definitionParser = object({
  key: text,
  version: (value, place) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value > 0
      ? accept(value)
      : refuse(place, 'expected a whole number above 0'),
  name: object({ zh: text, en: text }),
  meaning: bilingual,
  formula: text,
  unit: oneOf('ratio', 'money', 'count', 'days', 'hours'),
  direction,
  form: optional(lowerForm),
  definition: object({ tax: bilingual, refunds: bilingual, attribution: bilingual, dateBasis: bilingual }),
  guards: list(text),
});

/** A company's own metric, as stored. */
export function parseMetric(document: unknown): ParsedMetric | { readonly refusals: readonly Refusal[] } {
  const parsed = definitionParser(document, '');
  if (!parsed.ok) return { refusals: parsed.refusals };
  const { form, ...rest } = parsed.value;
  return readMetric(form === undefined ? rest : { ...rest, form });
}

const leaves = ({ parsed }: Metric) => [
  ...leavesOf(parsed.numerator),
  ...(parsed.denominator === null ? [] : leavesOf(parsed.denominator)),
];

/**
 * What to ask the store for: the measures of the formula, and those whose rows prove that a measure which is reported
 * only when it happens did not happen.
 */
export function measuresOf(metric: Metric): readonly string[] {
  const asked = new Set(
    leaves(metric).flatMap((leaf) =>
      leaf.type === 'measure' ? [leaf.key] : leaf.type === 'count' ? [leaf.measure] : [],
    ),
  );
  for (const key of asked) {
    const witness = measureOf(key)?.noneWhere;
    if (witness !== undefined) asked.add(witness);
  }
  return [...asked];
}

/** The conditions of its counts, each once; `value` is decimal text. */
export function conditionsOf(
  metric: Metric,
): readonly { readonly measure: string; readonly op: Comparison; readonly value: string }[] {
  const counts = leaves(metric).filter((leaf) => leaf.type === 'count');
  const byKey = new Map(counts.map((leaf) => [countKey(leaf.measure, leaf.op, leaf.value), leaf]));
  return [...byKey.values()].map(({ measure, op, value }) => ({ measure, op, value: toDecimal(value) }));
}
