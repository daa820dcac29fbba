import type { BilingualName } from '../../words/language.ts';

/** The keys of the workbook's sheets, in the order of the template. */
export type SheetKey =
  | 'company'
  | 'people'
  | 'teams'
  | 'sites'
  | 'assignments'
  | 'positions'
  | 'plans'
  | 'criteria'
  | 'gates'
  | 'indicators'
  | 'targets'
  | 'rates'
  | 'sources'
  | 'holidays'
  | 'figures';

export interface Option {
  readonly key: string;
  readonly name: BilingualName;
}

/** What a cell may hold. Everything is checked the same way wherever it stands. */
export type ColumnKind =
  | { readonly type: 'text'; readonly max: number }
  /** A stable handle: letters, digits, `_`, `-` and `.`; the first column of its sheet, and what others refer to. */
  | { readonly type: 'key' }
  | { readonly type: 'date' }
  /** A month, '2026-11'. A date cell counts as its month. */
  | { readonly type: 'period' }
  /** '09:30' on a 24-hour clock. */
  | { readonly type: 'time' }
  | { readonly type: 'decimal'; readonly above?: 'zero'; readonly from?: 'zero'; readonly decimals?: number }
  /** A figure in an indicator's own unit: '120000', '0.28' or '28 %'. */
  | { readonly type: 'figure' }
  /** A weight: '40', or a cell formatted as a percentage. */
  | { readonly type: 'weight' }
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  | { readonly type: 'choices'; readonly options: readonly Option[] }
  | { readonly type: 'reference'; readonly to: SheetKey }
  /** Keys with an optional share each: 'amazon_us, amazon_de' or 'amazon_us 60%, amazon_de 40%'. */
  | { readonly type: 'shares'; readonly to: SheetKey }
  /** A metric of the catalogue or of the sheet Indicators. */
  | { readonly type: 'metric' }
  /** An indicator or a criterion. */
  | { readonly type: 'planItem' }
  | { readonly type: 'country' }
  | { readonly type: 'currency' }
  | { readonly type: 'timeZone' }
  | { readonly type: 'email' }
  /** A built-in curve's name, or knots 'x: points; x: points'. */
  | { readonly type: 'curve' }
  | { readonly type: 'formula' };

export interface Column {
  readonly key: string;
  readonly heading: BilingualName;
  readonly kind: ColumnKind;
  readonly required: boolean;
  readonly example: string;
  readonly explanation: BilingualName;
  /** In characters, for the template. */
  readonly width?: number;
}

export interface Sheet {
  readonly key: SheetKey;
  readonly name: BilingualName;
  readonly explanation: BilingualName;
  /** A workbook without it is not a company's. */
  readonly required: boolean;
  /** Columns that make a row the only one of its kind. */
  readonly unique: readonly string[];
  readonly columns: readonly Column[];
}

/** The heading as the template writes it: both languages, English first. */
export function bilingual(name: BilingualName): string {
  return name.en === name.zh ? name.en : `${name.en} ${name.zh}`;
}

export const languageOptions: readonly Option[] = [
  { key: 'zh', name: { zh: '中文', en: 'Chinese' } },
  { key: 'en', name: { zh: '英文', en: 'English' } },
];

export const stageOptions: readonly Option[] = [
  { key: 'incubation', name: { zh: '孵化期', en: 'Incubation' } },
  { key: 'growth', name: { zh: '成长期', en: 'Growth' } },
  { key: 'mature', name: { zh: '成熟期', en: 'Mature' } },
];

export const yesNoOptions: readonly Option[] = [
  { key: 'yes', name: { zh: '是', en: 'Yes' } },
  { key: 'no', name: { zh: '否', en: 'No' } },
];

export const comparisonOptions: readonly Option[] = ['<', '<=', '>', '>='].map((op) => ({
  key: op,
  name: { zh: op, en: op },
}));
