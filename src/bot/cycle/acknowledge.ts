/** "I have read it." Said once; it is no agreement, and changes nothing else. */
import { recordAudit } from '../audit.ts';
import { dayOf, viewerOf, type Context } from '../conversation/context.ts';
import { inPlace, notice, refusal } from '../conversation/replies.ts';
import { revise } from '../delivery/outbox.ts';
import { standingOf } from '../people/standing.ts';
import { may } from '../permission.ts';
import type { Reply } from '../ports.ts';
import { resultCardFor, resultSubject } from './result.ts';

export async function acknowledge(context: Context, scorecardId: string): Promise<readonly Reply[]> {
  const { tx, now, asker, words } = context;
  const record = await tx.scorecards.get(scorecardId);
  const standing = record === null ? null : await standingOf(tx, record.personId, record.period, dayOf(context));
  if (record === null || standing === null) {
    return notice(context, { about: 'out_of_date', timeZone: asker.timeZone, state: null, wayOn: { do: 'help' } });
  }
  const permission = may(viewerOf(context), 'acknowledge', standing, dayOf(context));
  if (!permission.allowed) return refusal(context, permission.because);
  if (record.state !== 'published') {
    const wayOn = { do: 'scorecard', person: record.personId, period: record.period } as const;
    return notice(context, { about: 'out_of_date', timeZone: asker.timeZone, state: null, wayOn });
  }
  const corrections = await tx.scorecards.corrections([record.id]);
  const read = record.acknowledgedAt === null ? await tx.scorecards.save(record, { acknowledgedAt: now }) : record;
  const card = await resultCardFor(context, read, corrections, standing, asker);
  if (record.acknowledgedAt === null) {
    await recordAudit(tx, {
      at: now,
      actor: asker.id,
      action: 'scorecard.acknowledged',
      subject: `scorecard:${record.id}`,
      from: null,
      to: { version: record.version },
      reason: null,
    });
    // The other messages about the result say it too.
    for (const { key, state } of await tx.deliveries.bySubject(resultSubject(record.id))) {
      if (state !== 'retired') await revise(tx, key, card);
    }
  }
  return [{ type: 'notice', text: words.cycleNotice.acknowledged }, inPlace(context, card)];
}
