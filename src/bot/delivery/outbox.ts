/**
 * Messages on their way out. A message is a row with a unique key, written in the transaction of the change that
 * caused it together with its job; the row is the truth, the queue only carries. Content may be revised later: the
 * message then follows by an update in place.
 */
import type { Card } from '../../cards/model.ts';
import { DeliveryError } from '../errors.ts';
import type {
  ChatAdapter,
  Clock,
  DeliveryRecord,
  JobOutcome,
  Log,
  MessageRef,
  Platform,
  Recipient,
  Store,
  Tx,
} from '../ports.ts';

export interface OutgoingMessage {
  /** What, for whom, which period, which version: 'digest/TEAM/2026-W47/web'. */
  readonly key: string;
  readonly platform: Platform;
  readonly recipient: Recipient;
  readonly personId: string | null;
  readonly teamId: string | null;
  /** What it is about, so that it can be found and revised: 'scorecard:ID'. */
  readonly subject: string;
  readonly card: Card;
  /** A message that is there already and gets this card, in the place of a new one. */
  readonly replaces?: MessageRef;
}

/** False when the key is taken: the message has been or will be delivered. */
export async function post(tx: Tx, message: OutgoingMessage, at: Date): Promise<boolean> {
  const added = await tx.deliveries.add(message, at);
  if (added) await tx.enqueue({ type: 'deliver', key: message.key });
  return added;
}

/** To the person's preferred platform alone; false when they have none, or were sent it already. */
export async function postToPerson(
  tx: Tx,
  personId: string,
  message: Omit<OutgoingMessage, 'platform' | 'recipient' | 'personId' | 'teamId' | 'replaces'>,
  at: Date,
): Promise<boolean> {
  const [identity] = await tx.people.identities(personId);
  if (identity === undefined) return false;
  const recipient = { type: 'person', user: identity.externalId } as const;
  return post(tx, { ...message, platform: identity.platform, recipient, personId, teamId: null }, at);
}

/** The subject of answers that are posted afterwards: they belong where the question was, whatever is preferred. */
export const REPLY = 'reply';

/** A person prefers another platform from now on: what waits for them goes there too, never to both. */
export async function redirect(
  tx: Tx,
  personId: string,
  to: { readonly platform: Platform; readonly externalId: string },
): Promise<void> {
  await tx.deliveries.redirect(personId, to, REPLY);
}

/** Puts new content into a message that is out or on its way. */
export async function revise(tx: Tx, key: string, card: Card): Promise<void> {
  await tx.deliveries.revise(key, card);
  await tx.enqueue({ type: 'deliver', key });
}

export interface DeliveryDeps {
  readonly store: Store;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Longer than any adapter's time limit for one call, so that a claim only runs out when its holder died. */
const CLAIM_MS = 60_000;

/**
 * Brings one message to its platform, as often as the queue asks. It is claimed first, so that two workers never send
 * the same one; a process killed between sending and recording sends again under the same key, which the platform
 * recognises.
 * @returns 'later' while another worker has it
 * @throws DeliveryError when it should be tried again later
 */
export async function deliver(deps: DeliveryDeps, key: string): Promise<JobOutcome> {
  const now = deps.clock();
  const claimed = await deps.store.transaction((tx) =>
    tx.deliveries.claim(key, now, new Date(now.getTime() + CLAIM_MS)),
  );
  if (claimed === 'settled') return 'done';
  if (claimed === 'held') return 'later';

  const settle = (change: Parameters<Tx['deliveries']['settle']>[1]): Promise<void> =>
    deps.store.transaction((tx) => tx.deliveries.settle(key, change));
  const adapter = deps.adapters.get(claimed.platform);
  if (adapter === undefined) {
    await settle({ ...claimed, state: 'failed', error: 'platform is off' });
    return 'done';
  }
  try {
    const messageRef =
      claimed.messageRef === null
        ? await adapter.send(claimed.recipient, claimed.card, key, {
            first: isFirstTry(claimed),
            since: claimed.triedAt,
          })
        : await adapter.update(claimed.messageRef, claimed.card);
    const sentAt = deps.clock();
    await settle({ state: 'sent', error: null, messageRef, sentVersion: claimed.version, sentAt });
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    const state = stateAfter(error);
    const mayHaveArrived = error.failure.kind === 'unavailable' && error.failure.lost === true;
    const triedAt = mayHaveArrived ? (claimed.triedAt ?? now) : null;
    await settle({ ...claimed, state, error: error.failure.kind, triedAt });
    if (state === 'queued') throw error;
    deps.log.error('delivery.gave_up', { key, kind: error.failure.kind }, error);
  }
  return 'done';
}

/** An answer is shown by the adapter itself before it ever becomes a delivery. */
const isFirstTry = ({ attempts, subject }: DeliveryRecord): boolean => attempts === 1 && subject !== REPLY;

function stateAfter(error: DeliveryError): 'queued' | 'uncertain' | 'failed' {
  switch (error.failure.kind) {
    case 'rate_limited':
    case 'unavailable':
      return 'queued';
    case 'maybe_delivered':
      return 'uncertain';
    case 'not_found':
    case 'forbidden':
    case 'bad_request':
      return 'failed';
  }
}
