/** How much of a platform's month is spent, and what it comes to by the end: for administrators. */
import { usageCard } from '../../cards/usage.ts';
import { dayOf, type Context } from '../conversation/context.ts';
import { refusal, toAsker } from '../conversation/replies.ts';
import { mayCompany } from '../permission.ts';
import { daysBetween, firstDay, lastDay, periodOf } from '../period.ts';
import type { Reply } from '../ports.ts';

export async function showUsage(context: Context): Promise<readonly Reply[]> {
  const { tx, asker, words } = context;
  const day = dayOf(context);
  const permission = mayCompany(asker, 'see_usage', day);
  if (!permission.allowed) return refusal(context, permission.because);
  const month = periodOf(day);
  const ratio = daysBetween(firstDay(month), lastDay(month)) / daysBetween(firstDay(month), day);
  const platforms = (await tx.platformCalls.list(month)).map(({ platform, calls, spentAt }) => ({
    platform,
    calls,
    forecast: Math.round(calls * ratio),
    spent: spentAt !== null,
  }));
  return toAsker(usageCard({ period: month, platforms }, words));
}
