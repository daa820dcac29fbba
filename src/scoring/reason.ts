/** Why something is missing. Missing is never zero: whoever shows an indicator without a value shows one of these. */
export type MissingReason =
  /** No figure came (late, failed, not imported). Which measures, at which sites, where that is known. */
  | { readonly kind: 'no_data'; readonly measures: readonly string[]; readonly siteIds: readonly string[] }
  /** The same day is reported twice (by two sources, or as a whole and in parts): adding them would count twice. */
  | { readonly kind: 'conflicting_sources'; readonly measure: string; readonly siteId: string }
  /** The denominator is 0: nothing happened that could be judged. */
  | { readonly kind: 'no_activity' }
  /** The denominator is below 0 (refunds beyond sales): a quotient would say the opposite of what is true. */
  | { readonly kind: 'negative_denominator' }
  /** A stock with snapshots on too few days of the period. */
  | {
      readonly kind: 'low_coverage';
      readonly measure: string;
      readonly siteId: string;
      readonly days: number;
      readonly of: number;
    }
  /** Money in a currency that has no rate for the period. */
  | { readonly kind: 'no_rate'; readonly currency: string }
  /** Nobody set a target for (part of) what is measured. */
  | { readonly kind: 'no_target'; readonly siteIds: readonly string[] }
  /** The target is 0 or less where one above 0 is needed: an error of the plan. */
  | { readonly kind: 'target_not_above_zero' }
  | { readonly kind: 'too_few_ratings'; readonly given: number; readonly needed: number }
  /** A reading below 0 under the ratio form of lower-is-better. */
  | { readonly kind: 'negative_reading' }
  /** Nothing in scope, for example a metric of sites for somebody without any. */
  | { readonly kind: 'not_applicable' }
  /** In the words of whoever stated it (a data owner, a document). */
  | { readonly kind: 'stated'; readonly text: string };

export const noData: MissingReason = { kind: 'no_data', measures: [], siteIds: [] };

/** The reason as plain text in English, for documents and logs; cards word it in the reader's language. */
export function reasonText(reason: MissingReason): string {
  switch (reason.kind) {
    case 'no_data': {
      const what = [...reason.measures, ...reason.siteIds];
      return what.length === 0 ? 'no data' : `no data: ${what.join(', ')}`;
    }
    case 'conflicting_sources':
      return `conflicting sources: ${reason.measure} at ${reason.siteId}`;
    case 'no_activity':
      return 'no activity';
    case 'negative_denominator':
      return 'negative denominator';
    case 'low_coverage':
      return `low coverage: ${reason.measure} at ${reason.siteId} on ${String(reason.days)} of ${String(reason.of)} days`;
    case 'no_rate':
      return `no rate: ${reason.currency}`;
    case 'no_target':
      return reason.siteIds.length === 0 ? 'no target' : `no target: ${reason.siteIds.join(', ')}`;
    case 'target_not_above_zero':
      return 'target not above 0';
    case 'too_few_ratings':
      return 'too few ratings';
    case 'negative_reading':
      return 'negative reading';
    case 'not_applicable':
      return 'not applicable';
    case 'stated':
      return reason.text;
  }
}
