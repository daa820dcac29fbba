/**
 * Tells open pages what was added or edited, by server-sent events. A page that lost its connection says the last
 * event it has; what it missed follows, or, when that is too long ago, word that it should load afresh.
 */
import { randomUUID } from 'node:crypto';
import type { LoggedMessage } from '../../bot/ports.ts';

export interface LiveChange {
  readonly change: 'added' | 'edited';
  readonly message: LoggedMessage;
}

/** One open page. */
export interface LiveReader {
  readonly channels: ReadonlySet<string>;
  /** One line of JSON; null for what it cannot show. */
  show(change: LiveChange): string | null;
}

export interface Live {
  /** Where a page that is made now stands. */
  position(): string;
  publish(change: LiveChange): void;
  /** `after`: the page's last position. */
  open(reader: LiveReader, after: string | null, signal: AbortSignal): Response;
  stop(): void;
}

const REMEMBERED = 500;
const HEARTBEAT_MS = 20_000;
/** Then the page connects again, and shows again that it may. */
const LIFETIME_MS = 10 * 60_000;
const RETRY_MS = 1_000;
/** A page that takes nothing is let go; it loads afresh when it wakes. */
const BACKLOG = 200;

const encoder = new TextEncoder();

export function createLive(): Live {
  // A position of another run of the service means nothing here.
  const run = randomUUID().slice(0, 8);
  const recent: { readonly seq: number; readonly change: LiveChange }[] = [];
  const open = new Set<{ send(seq: number, change: LiveChange): void; close(): void }>();
  let last = 0;

  const positionOf = (seq: number): string => `${run}-${String(seq)}`;

  /** Null when some of what came after is forgotten. */
  function missedSince(after: string | null): readonly { readonly seq: number; readonly change: LiveChange }[] | null {
    const [ofRun, seqText] = (after ?? '').split('-');
    const seq = Number(seqText);
    if (ofRun !== run || !Number.isInteger(seq) || seq > last) return null;
    const oldest = recent[0]?.seq ?? last + 1;
    return seq + 1 < oldest ? null : recent.filter((entry) => entry.seq > seq);
  }

  return {
    position: () => positionOf(last),

    publish(change) {
      last += 1;
      recent.push({ seq: last, change });
      if (recent.length > REMEMBERED) recent.shift();
      for (const page of open) page.send(last, change);
    },

    open(reader, after, signal) {
      const { readable, page } = createStream(signal);
      const send = (seq: number, change: LiveChange): void => {
        if (!reader.channels.has(change.message.channel)) return;
        const data = reader.show(change);
        if (data !== null) page.write(`id: ${positionOf(seq)}\nevent: message\ndata: ${data}\n\n`);
      };
      const entry = { send, close: page.close };
      page.onClose(() => open.delete(entry));
      open.add(entry);

      page.write(`retry: ${String(RETRY_MS)}\n\n`);
      const missed = missedSince(after);
      if (missed === null) page.write(`id: ${positionOf(last)}\nevent: reset\ndata: {}\n\n`);
      else for (const { seq, change } of missed) send(seq, change);

      return new Response(readable, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
      });
    },

    stop() {
      for (const page of [...open]) page.close();
    },
  };
}

interface Page {
  write(text: string): void;
  close(): void;
  onClose(listener: () => void): void;
}

/** A response's body that can be written to until either side closes it, and that shows it is alive. */
function createStream(signal: AbortSignal): { readonly readable: ReadableStream<Uint8Array>; readonly page: Page } {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>(undefined, { highWaterMark: BACKLOG });
  const writer = writable.getWriter();
  const listeners: (() => void)[] = [];
  let closed = false;

  const release = (): void => {
    if (closed) return;
    closed = true;
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    signal.removeEventListener('abort', close);
    for (const listener of listeners) listener();
  };
  const close = (): void => {
    if (closed) return;
    release();
    writer.close().catch(release);
  };
  const write = (text: string): void => {
    if (closed) return;
    if ((writer.desiredSize ?? 0) <= 0) close();
    else writer.write(encoder.encode(text)).catch(release);
  };
  const heartbeat = setInterval(write, HEARTBEAT_MS, ': alive\n\n');
  const lifetime = setTimeout(close, LIFETIME_MS);
  writer.closed.catch(release);
  signal.addEventListener('abort', close);
  if (signal.aborted) close();

  return { readable, page: { write, close, onClose: (listener) => listeners.push(listener) } };
}
