/** Why something is missing, as the card says it: with who, when and which source where that is known. */
import type { Missing } from '../../cards/view.ts';
import type { MissingReason } from '../../scoring/reason.ts';
import type { Company, Period, Tx } from '../ports.ts';
import type { Standing } from '../people/standing.ts';
import { dueOf } from '../cycle/deadlines.ts';
import { nameOf } from '../review/state.ts';
import { lateSources } from './freshness.ts';

export interface MissingContext {
  readonly tx: Tx;
  readonly now: Date;
  readonly company: Company;
  readonly standing: Standing;
  readonly period: Period;
  /** Every rater has rated; whoever may not see it yet is told that much. */
  readonly rated: boolean;
}

export async function missingOf(context: MissingContext, reason: MissingReason): Promise<Missing> {
  const { tx, now, company, standing, period, rated } = context;
  if (reason.kind === 'too_few_ratings' && reason.given === 0) {
    if (rated) return { why: 'rated' };
    const due = await dueOf(tx, period, 'rating', now, company);
    return { why: 'rating', rater: await nameOf(tx, standing.leadIds[0]), due: due?.at ?? null };
  }
  return siteMissing(tx, now, reason);
}

/** Of figures alone, without a person to name. */
export async function siteMissing(tx: Tx, now: Date, reason: MissingReason): Promise<Missing> {
  switch (reason.kind) {
    case 'no_data': {
      const [first] = await lateSources(tx, now, reason.siteIds, reason.measures);
      return first === undefined
        ? { why: 'no_data' }
        : { why: 'late', source: first.source.name, lastDay: first.lastDay, expectedAt: null };
    }
    case 'conflicting_sources':
      return { why: 'conflicting_sources' };
    case 'no_activity':
      return { why: 'no_activity' };
    case 'negative_denominator':
      return { why: 'negative_denominator' };
    case 'low_coverage':
      return { why: 'coverage', days: reason.days, of: reason.of };
    case 'no_rate':
      return { why: 'no_rate', currency: reason.currency };
    case 'no_target':
      return { why: 'no_target' };
    case 'target_not_above_zero':
      return { why: 'bad_target' };
    case 'too_few_ratings':
      return { why: 'sample', have: reason.given, need: reason.needed };
    case 'negative_reading':
      return { why: 'negative' };
    case 'not_applicable':
      return { why: 'not_applicable' };
    case 'stated':
      return { why: 'said', text: reason.text };
  }
}
