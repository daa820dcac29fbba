/** When each step of a cycle ends: proposed, checked, and told. Pure, but for where it asks the cycle. */
import { addPeriods, daysBetween, instantAt, lastDay, maxDay, periodOf, today } from '../period.ts';
import type { Company, CycleDeadlines, Day, Period, Tx } from '../ports.ts';
import { addWorkdays, dayOffName, isWorkday, workdayOnOrBefore, type WorkCalendar } from '../workdays.ts';

export type CycleStep = keyof CycleDeadlines;
export const CYCLE_STEPS: readonly CycleStep[] = ['collecting', 'rating', 'approving', 'published'];

/** The period that is reviewed now: the last one that is over on the company's clock. */
export const periodInReview = (now: Date, company: Company): Period =>
  addPeriods(periodOf(today(now, company.timeZone)), -1);

/** A day's deadlines end with the office. */
const DUE_MINUTE = 18 * 60;

export const dueAt = (day: Day, company: Pick<Company, 'timeZone'>): Date =>
  instantAt(day, DUE_MINUTE, company.timeZone);

export interface Due {
  readonly at: string;
  /** 0 on the day itself; below 0 is late. */
  readonly daysLeft: number;
}

export function dueOn(day: Day, now: Date, company: Pick<Company, 'timeZone'>): Due {
  const current = today(now, company.timeZone);
  const daysLeft = day >= current ? daysBetween(current, day) - 1 : 1 - daysBetween(day, current);
  return { at: dueAt(day, company).toISOString(), daysLeft };
}

/** Null where the period's cycle has not been opened. */
export async function dueOf(
  tx: Tx,
  period: Period,
  step: CycleStep,
  now: Date,
  company: Pick<Company, 'timeZone'>,
): Promise<Due | null> {
  const deadlines = (await tx.cycles.byPeriod(period))?.deadlines;
  return deadlines == null ? null : dueOn(deadlines[step], now, company);
}

/** Days of the month after the period: figures settle, leads rate, managers decide, and it is in time for its pay. */
const USUAL_DAYS: CycleDeadlines = { collecting: '05', rating: '12', approving: '18', published: '25' };

/** Working days that a step has at least, when a cycle is opened late. */
const LEAST_WORKDAYS = { rating: 2, approving: 2, published: 3 } as const;

/** On working days, and never so soon that nobody could keep them. The first may be over: then the next step begins at once. */
export function proposeDeadlines(period: Period, current: Day, calendar: WorkCalendar): CycleDeadlines {
  const usual = (step: CycleStep): Day => workdayOnOrBefore(calendar, `${addPeriods(period, 1)}-${USUAL_DAYS[step]}`);
  const notBefore = (step: keyof typeof LEAST_WORKDAYS, from: Day): Day =>
    maxDay(usual(step), addWorkdays(calendar, from, LEAST_WORKDAYS[step]));
  const collecting = maxDay(usual('collecting'), lastDay(period));
  const rating = notBefore('rating', maxDay(collecting, current));
  const approving = notBefore('approving', rating);
  return { collecting, rating, approving, published: notBefore('published', approving) };
}

export type DeadlineProblem =
  | { readonly step: CycleStep; readonly what: 'past' }
  /** Figures are collected at least until the period is over. */
  | { readonly step: CycleStep; readonly what: 'before_end'; readonly end: Day }
  | { readonly step: CycleStep; readonly what: 'order'; readonly after: CycleStep }
  | {
      readonly step: CycleStep;
      readonly what: 'day_off';
      readonly why: NonNullable<ReturnType<typeof dayOffName>>;
      /** The working day before it, and after it. */
      readonly instead: readonly [Day, Day];
    };

/** One problem a step at most. */
export function checkDeadlines(
  deadlines: CycleDeadlines,
  period: Period,
  current: Day,
  calendar: WorkCalendar,
): readonly DeadlineProblem[] {
  return CYCLE_STEPS.flatMap((step, index): readonly DeadlineProblem[] => {
    const day = deadlines[step];
    const before = CYCLE_STEPS[index - 1];
    if (step === 'collecting') {
      const end = lastDay(period);
      // Its last day may be over, and may be no working day: then nothing is waited for.
      if (day < end) return [{ step, what: 'before_end', end }];
      if (day < current || day === end) return [];
    } else if (day < current) {
      return [{ step, what: 'past' }];
    }
    if (before !== undefined && day <= deadlines[before]) return [{ step, what: 'order', after: before }];
    const why = dayOffName(calendar, day);
    if (why === null || isWorkday(calendar, day)) return [];
    const instead = [workdayOnOrBefore(calendar, day), addWorkdays(calendar, day, 1)] as const;
    return [{ step, what: 'day_off', why, instead }];
  });
}
