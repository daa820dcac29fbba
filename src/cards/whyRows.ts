import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Card } from './model.ts';
import type { Day, DecimalText, Period, PersonName, Quantity } from './view.ts';

export interface WhyRow {
  readonly day: Day;
  readonly site: BilingualName;
  readonly measure: BilingualName;
  /** SKU, campaign, ticket … or ''. */
  readonly item: string;
  readonly value: Quantity;
  readonly source: BilingualName;
  readonly fileName: string;
  /** 'Figures!12' */
  readonly place: string;
  /** The value before it was restated. */
  readonly restatedFrom: DecimalText | null;
}

export interface WhyRowsView {
  readonly person: PersonName;
  readonly period: Period;
  readonly item: { readonly id: string; readonly name: BilingualName };
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Rows on all pages. */
  readonly of: number;
  readonly rows: readonly WhyRow[];
}

/** The rows behind an indicator, largest first, page by page. */
export function whyRowsCard(view: WhyRowsView, words: Words): Card {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
