/** What the web platform asks about personal links: adapters never read the store, so somebody tells them. */
import type { FilePurpose, LinkedFile, Refused } from '../../bot/ports.ts';
import type { Language } from '../../words/language.ts';

/** 'used', 'taken': before, to sign in or for its file. 'void': all other reasons, and a page that does not tell which. */
export type LinkProblem = 'used' | 'taken' | 'void';

export interface OpenedFile {
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly language: Language;
  /** The web platform's id of the person. */
  readonly user: string | null;
  /** '2026-10', where it is about a month. */
  readonly period: string | null;
}

export interface WebLinks {
  /** Whose link it is, and what for; changes nothing. */
  openLink(
    token: string,
  ): Promise<
    | { readonly purpose: 'sign_in'; readonly name: string; readonly language: Language }
    | OpenedFile
    | Refused
    | LinkProblem
  >;
  /** Uses up a link to sign in. */
  redeemLink(token: string): Promise<{ readonly user: string } | LinkProblem>;
  /** Uses up a link to a file. */
  takeFile(token: string): Promise<LinkedFile | Refused | LinkProblem>;
}
