/**
 * Slack takes about one chat.postMessage a second in a channel, with short bursts. How short is undocumented; a token
 * bucket is assumed.
 */
import { Refusal } from './refusal.ts';

export interface PaceOptions {
  readonly perSecond?: number;
  readonly burst?: number;
  /** Otherwise violations are only written down. */
  readonly enforced?: boolean;
}

export interface Pace {
  readonly violations: { readonly channel: string; readonly at: number }[];
  post(channel: string): void;
}

export class TooFast extends Refusal {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('ratelimited');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function createPace(now: () => number, { perSecond = 1, burst = 5, enforced = false }: PaceOptions): Pace {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const violations: { channel: string; at: number }[] = [];
  return {
    violations,
    post(channel) {
      const at = now();
      const before = buckets.get(channel) ?? { tokens: burst, at };
      const tokens = Math.min(burst, before.tokens + ((at - before.at) / 1000) * perSecond);
      const allowed = tokens >= 1;
      if (!allowed) violations.push({ channel, at });
      buckets.set(channel, { tokens: allowed ? tokens - 1 : tokens, at });
      if (!allowed && enforced) throw new TooFast(Math.max(1, Math.ceil((1 - tokens) / perSecond)));
    },
  };
}
