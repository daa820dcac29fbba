/** What platforms with a monthly quota are asked: counted, and told to administrators when it is spent. */
import { quotaSpentCard } from '../../cards/usage.ts';
import { words } from '../../words/index.ts';
import { administrators } from '../people/administrators.ts';
import { periodOf, today } from '../period.ts';
import type { Clock, Platform, Store, Tx } from '../ports.ts';
import { post } from './outbox.ts';

export interface Quota {
  /** One more call. Kept in memory until `flush`: a call must not cost a transaction. */
  count(platform: Platform): void;
  /** The platform takes no more calls this month: administrators are told where they can be reached. */
  spend(platform: Platform): void;
  /** Writes down what was counted. What a killed process had not written is not counted: a few seconds' calls. */
  flush(): Promise<void>;
}

export function createQuota({ store, clock }: { readonly store: Store; readonly clock: Clock }): Quota {
  const counted = new Map<Platform, number>();
  const spent = new Set<Platform>();

  async function write(): Promise<void> {
    const calls = new Map(counted);
    const ended = new Set(spent);
    counted.clear();
    spent.clear();
    if (calls.size === 0 && ended.size === 0) return;
    try {
      await store.transaction(async (tx) => {
        const company = await tx.company.get();
        const now = clock();
        const month = periodOf(today(now, company?.timeZone ?? 'UTC'));
        for (const [platform, number] of calls) await tx.platformCalls.add(platform, month, number);
        for (const platform of ended) {
          await tx.platformCalls.spend(platform, month, now);
          await tell(tx, platform, month, now);
        }
      });
    } catch (error) {
      for (const [platform, number] of calls) counted.set(platform, (counted.get(platform) ?? 0) + number);
      for (const platform of ended) spent.add(platform);
      throw error;
    }
  }

  return {
    count(platform) {
      counted.set(platform, (counted.get(platform) ?? 0) + 1);
    },
    spend(platform) {
      spent.add(platform);
    },
    flush: write,
  };
}

/** Once a month, on another platform than the one that is silent. */
async function tell(tx: Tx, platform: Platform, month: string, at: Date): Promise<void> {
  for (const person of await administrators(tx, at)) {
    const reached = (await tx.people.identities(person.id)).find((identity) => identity.platform !== platform);
    if (reached === undefined) continue;
    const card = quotaSpentCard({ platform }, words(person.language));
    await post(
      tx,
      {
        key: `quota_spent/${platform}/${month}/${person.id}`,
        platform: reached.platform,
        recipient: { type: 'person', user: reached.externalId },
        personId: person.id,
        teamId: null,
        subject: `quota:${platform}`,
        card,
      },
      at,
    );
  }
}
