/** What may go wrong between the bot and Slack, switched on by a test. */
export type Fault =
  /** Slack does it, and the connection ends before the answer. */
  | { readonly type: 'drop_after' }
  /** The connection ends, and nothing was done. */
  | { readonly type: 'drop_before' }
  | { readonly type: 'http'; readonly status: number; readonly done?: boolean }
  /** 200 and ok:false; `done`: though it was done. */
  | { readonly type: 'error'; readonly error: string; readonly done?: boolean }
  | { readonly type: 'slow'; readonly ms: number }
  /** Done, and answered only then: for what must not depend on a clock. */
  | { readonly type: 'held'; readonly until: Promise<unknown> }
  /** null: 429 without Retry-After. */
  | { readonly type: 'rate_limited'; readonly retryAfterSeconds: number | null };

interface Rule {
  readonly method: string;
  readonly fault: Fault;
  left: number;
}

export interface Faults {
  /** `method`: 'chat.postMessage', 'response_url', 'upload', or '*' for all. Answers with what takes it back. */
  set(method: string, fault: Fault, times?: number): () => void;
  clear(): void;
}

export function createFaults(): Faults & { take(method: string): Fault | null } {
  let rules: Rule[] = [];
  return {
    set(method, fault, times = Infinity) {
      const rule: Rule = { method, fault, left: times };
      rules.push(rule);
      return () => {
        rules = rules.filter((each) => each !== rule);
      };
    },
    clear() {
      rules = [];
    },
    take(method) {
      const rule = rules.find((each) => each.method === method || each.method === '*');
      if (rule === undefined) return null;
      rule.left -= 1;
      if (rule.left <= 0) rules = rules.filter((each) => each !== rule);
      return rule.fault;
    },
  };
}
