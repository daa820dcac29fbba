/** The languages the product speaks. A person has exactly one. */
export type Language = 'zh' | 'en';

/** A name the company gives in both languages. */
export interface BilingualName {
  readonly zh: string;
  readonly en: string;
}
