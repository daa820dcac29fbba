/**
 * How fast one may call: Slack counts each method a minute, and each channel a second. Whoever comes too early waits
 * here, not there: a call that Slack refuses costs as much as one that it takes.
 */
export interface Budget {
  readonly perMinute: number;
  /** So many at once, after a pause. */
  readonly burst: number;
}

export interface Pace {
  /** Milliseconds to wait from now; the turn is taken. Null when that would be longer than `patienceMs`: none is. */
  turn(key: string, budget: Budget, patienceMs: number): number | null;
  /** The platform has said so: nobody before then. */
  hold(key: string, ms: number): void;
  /** Milliseconds until the next turn could be had. */
  wait(key: string, budget: Budget): number;
}

/** @param now milliseconds, of any monotonic clock */
export function createPace(now: () => number): Pace {
  /** When the budget would be whole again (the generic cell rate algorithm). */
  const full = new Map<string, number>();
  const held = new Map<string, number>();

  const interval = ({ perMinute }: Budget): number => 60_000 / perMinute;
  function wait(key: string, budget: Budget): number {
    const rate = (full.get(key) ?? 0) - (budget.burst - 1) * interval(budget);
    return Math.max(0, rate - now(), (held.get(key) ?? 0) - now());
  }

  return {
    wait,
    turn(key, budget, patienceMs) {
      const ms = wait(key, budget);
      if (ms > patienceMs) return null;
      full.set(key, Math.max(full.get(key) ?? 0, now()) + interval(budget));
      return ms;
    },
    hold(key, ms) {
      held.set(key, Math.max(held.get(key) ?? 0, now() + ms));
    },
  };
}
