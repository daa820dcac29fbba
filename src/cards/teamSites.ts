import type { Words } from '../words/index.ts';
import type { BilingualName } from '../words/language.ts';
import type { Card } from './model.ts';
import type { Direction, Missing, Period, Quantity, Target } from './view.ts';

/** A team's sites by indicator. By type it holds no person (R26). */
export interface TeamSitesView {
  readonly team: { readonly id: string; readonly name: BilingualName };
  readonly period: Period;
  readonly timeZone: string;
  readonly indicators: readonly {
    readonly name: BilingualName;
    readonly direction: Direction;
    readonly sites: readonly {
      readonly site: BilingualName;
      readonly reading: Quantity | null;
      readonly target: Target | null;
      readonly onTarget: boolean | null;
      readonly missing: Missing | null;
    }[];
  }[];
}

export function teamSitesCard(view: TeamSitesView, words: Words): Card {
  throw new Error(`not yet: ${view.period} ${words.language}`);
}
