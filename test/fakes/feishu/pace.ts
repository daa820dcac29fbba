/** How fast one may call: by API, and by person, group or message. */
export interface Budgets {
  /** 5 at Feishu. */
  readonly perSecondPerChat: number;
  /** 50 at Feishu. */
  readonly perSecond: number;
  /** 1,000 at Feishu. */
  readonly perMinute: number;
}

export function createPace(now: () => number, { perSecondPerChat, perSecond, perMinute }: Budgets) {
  const taken = new Map<string, number[]>();
  return {
    /** Null when it may be; milliseconds to wait when not, and it is not counted. */
    take(key: string): number | null {
      const at = now();
      const times = (taken.get(key) ?? []).filter((time) => at - time < 60_000);
      const lately = times.filter((time) => at - time < 1_000);
      const isApi = key.includes(' ');
      const [first = at] = lately;
      if (lately.length >= (isApi ? perSecond : perSecondPerChat)) return first + 1_000 - at;
      if (isApi && times.length >= perMinute) return (times[0] ?? at) + 60_000 - at;
      taken.set(key, [...times, at]);
      return null;
    },
  };
}
