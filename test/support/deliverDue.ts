import { deliver, type DeliveryDeps } from '../../src/bot/delivery/outbox.ts';

/** Brings every message that is due to its platform, as the queue would. */
export async function deliverDue(deps: DeliveryDeps): Promise<void> {
  for (;;) {
    const [queued, sent] = await deps.store.transaction(async (tx) => [
      await tx.deliveries.list({ state: 'queued', limit: 1_000 }),
      await tx.deliveries.list({ state: 'sent', limit: 1_000 }),
    ]);
    const due = [...queued, ...sent.filter(({ version, sentVersion }) => sentVersion < version)];
    if (due.length === 0) return;
    for (const { key } of due) await deliver(deps, key);
  }
}
