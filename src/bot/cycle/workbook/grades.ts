/** The sheet Grades: from which total on which grade holds. Formulas find a total's grade and coefficient in it. */
import { exact } from '../../../scoring/exact.ts';
import type { DecimalText, ReportSheet } from '../../ports.ts';
import type { PayWords } from '../../../words/pay.ts';
import type { PaidPerson } from '../payExport.ts';
import { count, figure, followed, text, type Cell } from './cell.ts';
import { layTable, placeOf } from './table.ts';

const columns = ['plan', 'version', 'from', 'grade', 'payout'] as const;

type PlanRef = PaidPerson['plan'];
type Step = PaidPerson['grades'][number];

export interface Grading {
  readonly sheet: ReportSheet;
  /** The grade of the total in a cell. */
  readonly grade: (plan: PlanRef, totalCell: string, result: GradedResult) => Cell;
  readonly payout: (plan: PlanRef, totalCell: string, result: GradedResult) => Cell;
}

interface GradedResult {
  readonly total: DecimalText | null;
  readonly grade: string | null;
  readonly payout: DecimalText | null;
}

const idOf = ({ key, version }: PlanRef): string => `${key} ${String(version)}`;

export function layGrades(people: readonly PaidPerson[], name: string, words: PayWords): Grading {
  const plans = new Map<string, Pick<PaidPerson, 'plan' | 'grades'>>();
  for (const person of people) if (!plans.has(idOf(person.plan))) plans.set(idOf(person.plan), person);

  // LOOKUP wants the lowest first.
  const rows = [...plans.values()].flatMap(({ plan, grades }) =>
    grades.toReversed().map((step, index) => ({ plan, step, index, last: grades.length - 1 })),
  );
  const place = placeOf(name, columns, rows.length);
  const blocks = new Map<string, { from: number; to: number; steps: readonly Step[] }>();
  rows.forEach(({ plan, index, last }, at) => {
    const steps = plans.get(idOf(plan))?.grades ?? [];
    if (index === 0) blocks.set(idOf(plan), { from: at, to: at + last, steps });
  });

  const find = (plan: PlanRef, total: DecimalText | null): { step: Step; from: number; to: number } | null => {
    const block = blocks.get(idOf(plan));
    if (block === undefined || total === null) return null;
    const step = block.steps.find(({ from }) => exact(total).gte(exact(from)));
    return step === undefined ? null : { step, from: block.from, to: block.to };
  };
  const lookUp = (column: 'grade' | 'payout', totalCell: string, found: ReturnType<typeof find>): string =>
    found === null
      ? ''
      : `LOOKUP(${totalCell},${place.block('from', found.from, found.to)},${place.block(column, found.from, found.to)})`;

  return {
    sheet: layTable({
      place,
      columns,
      headings: words.columns,
      rows: rows.map(({ plan, step }) => ({
        plan: text(plan.key),
        version: count(plan.version),
        from: figure(step.from, 'plain'),
        grade: text(step.name),
        payout: figure(step.payout, 'coefficient'),
      })),
      frozen: 0,
      // Sorted otherwise, LOOKUP would find wrong grades without a word.
      filter: false,
      widths: { plan: 24 },
    }),
    grade: (plan, totalCell, { total, grade }) => {
      const found = find(plan, total);
      return followed(lookUp('grade', totalCell, found), text(grade), found?.step.name === grade);
    },
    payout: (plan, totalCell, { total, payout }) => {
      const found = find(plan, total);
      const agrees = found !== null && payout !== null && exact(found.step.payout).equals(exact(payout));
      return followed(lookUp('payout', totalCell, found), figure(payout, 'coefficient'), agrees);
    },
  };
}
