/** What was sent to the bot, what became of it, and sending it again as Slack does. */
import { randomUUID } from 'node:crypto';
import type { Fields } from '../blockKit/schema.ts';
import type { Delivered, Envelope, Transport } from '../transport.ts';

export type Outcome =
  | { readonly status: 'ok'; readonly response: unknown }
  /** Nobody answered in time: so says the client of a command or a button. */
  | { readonly status: 'operation_timeout' }
  /** Nobody was there, or the answer was an error. */
  | { readonly status: 'dispatch_failed' }
  /** The answer is nothing that Slack would show. */
  | { readonly status: 'invalid_response'; readonly problem: string; readonly response: unknown };

export interface Delivery {
  /** event_id of an event, trigger_id of anything else. */
  readonly id: string;
  readonly envelope: Envelope;
  /** Null while under way. */
  status: Delivered['status'] | null;
}

export interface Deliveries {
  readonly all: readonly Delivery[];
  send(id: string, type: Envelope['type'], payload: Fields, acceptsResponse: boolean): Promise<Outcome>;
  /**
   * The newest with this id once more. An event gets another envelope_id; `retry` says which attempt it is.
   * Commands and interactions are never sent again by Slack's rules, but it has happened, with the same envelope_id
   * (bolt-js #2487).
   */
  again(id: string, retry?: Envelope['retry']): Promise<Outcome>;
  /** The next attempt of every event that nobody acknowledged. */
  retryEvents(reason?: string): Promise<readonly Outcome[]>;
}

export function createDeliveries(transport: Transport, changed: () => void): Deliveries {
  const all: Delivery[] = [];

  const deliver = async (id: string, envelope: Envelope): Promise<Outcome> => {
    const delivery: Delivery = { id, envelope, status: null };
    all.push(delivery);
    const delivered = await transport.deliver(envelope);
    delivery.status = delivered.status;
    changed();
    switch (delivered.status) {
      case 'acked':
        return { status: 'ok', response: delivered.response };
      case 'unacked':
        return { status: 'operation_timeout' };
      case 'refused':
        return { status: 'dispatch_failed' };
    }
  };

  const newest = (id: string) => {
    const delivery = all.findLast((each) => each.id === id);
    if (delivery === undefined) throw new Error(`Nothing with the id ${id} was sent`);
    return delivery;
  };

  const again: Deliveries['again'] = (id, retry = null) => {
    const { envelope } = newest(id);
    const envelopeId = envelope.type === 'events_api' ? randomUUID() : envelope.envelopeId;
    return deliver(id, { ...envelope, envelopeId, retry });
  };

  return {
    all,
    again,
    send: (id, type, payload, acceptsResponse) =>
      deliver(id, { type, payload, envelopeId: randomUUID(), acceptsResponse, retry: null }),
    async retryEvents(reason = 'timeout') {
      const events = all.filter(({ envelope }) => envelope.type === 'events_api');
      const open = [...new Set(events.map(({ id }) => id))]
        .map(newest)
        .filter(({ status }) => status === 'unacked' || status === 'refused');
      return Promise.all(
        open.map(({ id, envelope }) => again(id, { attempt: (envelope.retry?.attempt ?? 0) + 1, reason })),
      );
    },
  };
}
