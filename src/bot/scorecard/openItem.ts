/** One indicator of a scorecard, for whoever may see it. */
import type { Context } from '../conversation/context.ts';
import { notice } from '../conversation/replies.ts';
import type { Period, Reply } from '../ports.ts';
import { isOpened, openScorecard, type OpenedScorecard } from './answers.ts';
import type { EvaluatedItem } from './evaluation.ts';

export interface OpenedItem extends OpenedScorecard {
  readonly item: EvaluatedItem;
  readonly index: number;
}

export async function openItem(
  context: Context,
  action: 'see_scorecard' | 'see_rows',
  personId: string,
  period: Period,
  itemId: string,
): Promise<OpenedItem | readonly Reply[]> {
  const opened = await openScorecard(context, action, personId, period);
  if (!isOpened(opened)) return opened;
  const index = opened.evaluation.items.findIndex(({ id }) => id === itemId);
  const item = opened.evaluation.items[index];
  if (item === undefined) {
    const wayOn = { do: 'scorecard', person: personId, period } as const;
    return notice(context, { about: 'out_of_date', timeZone: context.asker.timeZone, state: null, wayOn });
  }
  return { ...opened, item, index };
}

export const isItem = (opened: OpenedItem | readonly Reply[]): opened is OpenedItem => 'item' in opened;
