/**
 * What people see, as frozen, serialisable data. No platform is known here: every adapter renders all of it,
 * with an exhaustive switch. Text is spans, so nobody writes Markdown and each renderer escapes once.
 */
import type { Language } from '../words/language.ts';
import type { Intent } from './intent.ts';

export type Tone = 'neutral' | 'good' | 'attention' | 'problem';

export type Span =
  | { readonly type: 'plain'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** A person by name; a platform may turn it into its own mention. `personId` is ours, not the platform's. */
  | { readonly type: 'mention'; readonly personId: string; readonly name: string }
  /** An instant (ISO 8601, UTC). `text` is it in words, in the reader's zone, for platforms without local times. */
  | { readonly type: 'time'; readonly at: string; readonly text: string };

export type Spans = readonly Span[];

export interface Button {
  readonly label: string;
  readonly intent: Intent;
  readonly style: 'primary' | 'plain' | 'danger';
  /** What it leads to, so that a platform can open its loading view in time. */
  readonly opens: 'form' | 'card' | 'nothing';
  /** Asked once before something that cannot be undone. */
  readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
}

export interface Fact {
  readonly label: string;
  readonly value: Spans;
  readonly tone?: Tone;
}

/** Series over categories; values are for drawing only, the figures in words stand in `summary`. */
export interface Chart {
  readonly type: 'line' | 'bar';
  readonly title: string;
  /** What it shows, in one sentence: nothing essential is only in the picture. */
  readonly summary: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    /** null where there is no value: a gap, never 0. */
    readonly values: readonly (number | null)[];
  }[];
  readonly unit: string;
  /** A horizontal line to compare with. */
  readonly mark?: { readonly label: string; readonly value: number };
}

export type Block =
  | { readonly type: 'text'; readonly spans: Spans; readonly size: 'headline' | 'body' | 'small'; readonly tone?: Tone }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | {
      readonly type: 'table';
      /** At most three narrow columns: a phone shows it. */
      readonly columns: readonly { readonly label: string; readonly align: 'start' | 'end' }[];
      readonly rows: readonly (readonly Spans[])[];
    }
  | {
      readonly type: 'progress';
      readonly label: string;
      readonly done: number;
      readonly of: number;
      /** Beside the label: '8 of 11'. */
      readonly text: string;
    }
  | { readonly type: 'chart'; readonly chart: Chart }
  | { readonly type: 'actions'; readonly buttons: readonly Button[] }
  /** Behind "more" where a platform has it; below the others where not. */
  | { readonly type: 'more'; readonly label: string; readonly buttons: readonly Button[] }
  | { readonly type: 'note'; readonly spans: Spans }
  | { readonly type: 'image'; readonly url: string; readonly alt: string }
  | { readonly type: 'divider' };

/** Names the file in `cards/` that makes it. */
export type CardKind =
  | 'scorecard'
  | 'why'
  | 'why_rows'
  | 'history'
  | 'help'
  | 'notice'
  | 'rating_list'
  | 'approval'
  | 'approval_list'
  | 'outcome'
  | 'digest'
  | 'team_sites'
  | 'welcome'
  | 'cycle_opening'
  | 'cycle'
  | 'result'
  | 'restated'
  | 'reminder'
  | 'settings'
  | 'usage'
  | 'proposed_managers';

export interface Card {
  readonly kind: CardKind;
  readonly language: Language;
  readonly title: string;
  /** Beside the title: period and state. */
  readonly subtitle?: string;
  readonly tone: Tone;
  readonly blocks: readonly Block[];
  /** The notification's text (lock screen, chat list): names the matter, never the figure. */
  readonly summary: string;
}

interface FieldBase {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
}

export type Field =
  | (FieldBase & {
      readonly type: 'text';
      readonly multiline: boolean;
      readonly minLength: number;
      readonly maxLength: number;
      readonly value: string;
    })
  /** Decimal figures travel as text, as typed: '3.5', '-2'. */
  | (FieldBase & {
      readonly type: 'number';
      readonly min: string;
      readonly max: string;
      readonly decimals: number;
      readonly value: string;
    })
  | (FieldBase & { readonly type: 'choice'; readonly options: readonly Option[]; readonly value: string })
  /** A choice of 1 to 5 with its anchors in words. */
  | (FieldBase & { readonly type: 'rating'; readonly options: readonly Option[]; readonly value: string })
  /** '2026-11-30', or '' when not chosen. */
  | (FieldBase & { readonly type: 'date'; readonly value: string })
  /** Ours, not the platform's: a person's id. */
  | (FieldBase & { readonly type: 'person'; readonly options: readonly Option[]; readonly value: string });

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

export type FormKind = 'rating' | 'self_review' | 'return' | 'adjust' | 'waive' | 'deadlines' | 'correct';

/** A card's sibling: what a person fills in. Submitted with `intent`, the values by field key. */
export interface Form {
  readonly kind: FormKind;
  readonly language: Language;
  readonly title: string;
  /** Who will see it, and when; facts that help to answer. */
  readonly intro: readonly Spans[];
  readonly fields: readonly Field[];
  readonly intent: Intent;
  readonly submitLabel: string;
  /** Where it can be kept unfinished. */
  readonly draftLabel?: string;
  readonly cancelLabel: string;
}

export const plain = (text: string): Span => ({ type: 'plain', text });
export const strong = (text: string): Span => ({ type: 'strong', text });
