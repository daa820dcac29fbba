/** What is not there on a scorecard: nobody decides without it unless each of it was waived, with a reason. */
import type { BilingualName, Waiver } from '../ports.ts';
import type { EvaluatedItem, Evaluation } from '../scorecard/evaluation.ts';

export interface Absence {
  /** The plan's item. */
  readonly item: EvaluatedItem;
  readonly name: BilingualName;
  /** A MissingReason's kind, or 'days': some days are without figures. A waiver is for one kind. */
  readonly kind: string;
}

export const absencesOf = ({ items }: Evaluation): readonly Absence[] =>
  items.flatMap((item) => {
    const kind = item.missing?.kind ?? (item.gap === null ? null : 'days');
    return kind === null ? [] : [{ item, name: item.name, kind }];
  });

export const waiverOf = ({ item, kind }: Absence, waivers: readonly Waiver[]): Waiver | null =>
  waivers.find((waiver) => waiver.item === item.id && waiver.absence === kind) ?? null;

/** What still keeps the scorecard waiting. */
export const unexplained = (evaluation: Evaluation, waivers: readonly Waiver[]): readonly Absence[] =>
  absencesOf(evaluation).filter((absence) => waiverOf(absence, waivers) === null);
