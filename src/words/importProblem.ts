/** What can be wrong in a file, and what the import's words are: the same in every language. */
import type { BilingualName } from './language.ts';

/** A cell, a row or a sheet of a file, as the file itself names them. */
export interface Place {
  /** The tab's name; '' in a CSV. */
  readonly sheet: string;
  readonly row: number | null;
  /** 'A', 'B' … */
  readonly column: string | null;
  /** The column's heading. */
  readonly heading: string | null;
}

/** What is expected of a cell, where its kind alone decides. */
export type Expected =
  | 'text'
  | 'key'
  | 'date'
  | 'period'
  | 'time'
  | 'number'
  | 'figure'
  | 'whole_number'
  | 'currency'
  | 'time_zone'
  | 'email'
  | 'country'
  | 'curve'
  | 'shares'
  | 'rater_groups';

export type ProblemKind =
  // ── the file ──
  | { readonly kind: 'unknown_sheet'; readonly suggestion: string | null }
  | { readonly kind: 'missing_sheet'; readonly name: BilingualName }
  | { readonly kind: 'repeated_sheet'; readonly first: string }
  | { readonly kind: 'empty_sheet' }
  | { readonly kind: 'missing_column'; readonly name: BilingualName }
  | { readonly kind: 'unknown_column'; readonly suggestion: string | null }
  | { readonly kind: 'repeated_column'; readonly first: string }
  | { readonly kind: 'cell_without_heading' }
  | { readonly kind: 'unreadable_row' }
  // ── a cell ──
  | { readonly kind: 'required' }
  | { readonly kind: 'not_of_kind'; readonly expected: Expected; readonly example: string }
  | { readonly kind: 'cell_error' }
  | { readonly kind: 'too_long'; readonly max: number }
  | { readonly kind: 'too_many_decimals'; readonly max: number }
  | { readonly kind: 'too_large'; readonly max: string }
  | { readonly kind: 'not_above_zero' }
  | { readonly kind: 'negative' }
  | { readonly kind: 'not_a_choice'; readonly choices: readonly string[]; readonly suggestion: string | null }
  | { readonly kind: 'unknown_reference'; readonly to: BilingualName; readonly suggestion: string | null }
  | { readonly kind: 'unknown_metric'; readonly suggestion: string | null }
  | { readonly kind: 'unknown_currency' }
  | { readonly kind: 'unknown_time_zone'; readonly suggestion: string | null }
  | { readonly kind: 'looks_like_percent'; readonly instead: string }
  | { readonly kind: 'percent_of_amount' }
  // ── rows together ──
  | { readonly kind: 'duplicate'; readonly firstRow: number }
  | { readonly kind: 'duplicate_email'; readonly firstRow: number }
  | { readonly kind: 'duplicate_channel'; readonly firstRow: number }
  | { readonly kind: 'one_row_only' }
  | { readonly kind: 'no_administrator' }
  | { readonly kind: 'manager_cycle'; readonly through: readonly string[] }
  | { readonly kind: 'own_manager' }
  | { readonly kind: 'dates_reversed'; readonly other: BilingualName }
  | { readonly kind: 'before_joining'; readonly joinedOn: string }
  | { readonly kind: 'after_leaving'; readonly leftOn: string }
  | { readonly kind: 'overlapping_assignment'; readonly firstRow: number }
  | { readonly kind: 'no_stage' }
  | { readonly kind: 'stages_out_of_order' }
  | { readonly kind: 'stage_after_opening'; readonly openedOn: string }
  | { readonly kind: 'year_far_away'; readonly firstYear: string; readonly lastYear: string }
  | { readonly kind: 'workday_anyway' }
  // ── plans and targets ──
  | { readonly kind: 'weights_not_100'; readonly position: string; readonly sum: string }
  | { readonly kind: 'no_plan'; readonly position: string }
  | { readonly kind: 'plan_refused'; readonly position: string; readonly detail: string }
  | { readonly kind: 'too_few_items'; readonly position: string; readonly items: number; readonly least: number }
  | { readonly kind: 'too_many_items'; readonly position: string; readonly items: number; readonly most: number }
  | { readonly kind: 'value_without_curve'; readonly position: string; readonly item: string }
  | { readonly kind: 'sales_without_profit'; readonly position: string; readonly candidates: readonly string[] }
  /** In percent of all weight. */
  | { readonly kind: 'too_subjective'; readonly position: string; readonly percent: string; readonly most: string }
  | { readonly kind: 'nothing_subjective'; readonly position: string }
  | { readonly kind: 'double_count'; readonly position: string; readonly items: readonly string[] }
  | { readonly kind: 'not_for_criteria' }
  | { readonly kind: 'only_for_criteria' }
  | { readonly kind: 'unknown_plan_item'; readonly position: string; readonly items: readonly string[] }
  | { readonly kind: 'needed_for_effect'; readonly effect: BilingualName }
  | { readonly kind: 'gate_without_plan'; readonly position: string }
  | {
      readonly kind: 'formula_unknown_name';
      readonly name: string;
      readonly at: number;
      readonly suggestion: string | null;
    }
  | {
      readonly kind: 'formula_unexpected';
      readonly at: number;
      readonly found: string;
      readonly expected: 'a measure or number' | 'an operator' | '(' | ')' | 'a comparison' | 'a number';
    }
  | { readonly kind: 'formula_not_an_event'; readonly at: number; readonly name: string }
  | { readonly kind: 'formula_not_poolable' }
  | { readonly kind: 'metric_exists' }
  | { readonly kind: 'no_target' }
  | { readonly kind: 'target_and_band' }
  | { readonly kind: 'half_a_band' }
  | { readonly kind: 'low_above_high' }
  | { readonly kind: 'period_or_day' }
  | { readonly kind: 'reporting_currency_rate' }
  // ── figures ──
  | { readonly kind: 'figure_in_future'; readonly today: string }
  | { readonly kind: 'before_opening'; readonly openedOn: string }
  | { readonly kind: 'no_figures_in_row' }
  | { readonly kind: 'no_rate'; readonly currency: string; readonly period: string };

export type Problem = Place & {
  readonly severity: 'error' | 'warning';
  /** As it stands in the file; '' where nothing does. */
  readonly value: string;
} & ProblemKind;

export interface SectionCounts {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** What a workbook holds, by kind of record. */
export type Section =
  | 'company'
  | 'positions'
  | 'people'
  | 'teams'
  | 'sites'
  | 'assignments'
  | 'sources'
  | 'holidays'
  | 'metrics'
  | 'plans'
  | 'targets'
  | 'rates'
  | 'figures';

/** What the commands `template` and `import` say beside the problems. */
export interface ImportWords {
  readonly refused: (errors: number) => string;
  readonly unchanged: string;
  readonly previewed: (added: number, updated: number, removed: number) => string;
  readonly needsConsent: (removed: number) => string;
  readonly applied: (added: number, updated: number, removed: number) => string;
  readonly warnings: (warnings: number) => string;
  readonly andMore: (more: number) => string;
  readonly marked: (path: string) => string;
  readonly sections: Readonly<Record<Section, string>>;
  readonly section: (name: string, counts: SectionCounts) => string;
  readonly examples: (examples: readonly string[]) => string;
  readonly unreadable: Readonly<Record<'not_found' | 'not_a_workbook' | 'encrypted' | 'not_text', string>>;
  readonly checking: string;
  readonly applying: (done: number, of: number) => string;
  readonly reading: (rows: number, percent: number) => string;
  readonly written: (path: string) => string;
  readonly nextStep: (path: string) => string;
  /** After a company's first import. `administrator`: an address or key; null where the workbook names none. */
  readonly companyIsThere: (administrator: string | null) => string;
  readonly exists: (path: string) => string;
  readonly cannotWrite: (path: string, reason: string) => string;
  readonly unknownOption: (reason: string) => string;
  readonly templateHelp: string;
  readonly demoHelp: string;
  readonly importHelp: string;
}
