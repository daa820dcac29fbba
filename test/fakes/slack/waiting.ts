/** Waiting for something to be true without sleeping: it is looked at whenever something happened. */
export interface Waiting {
  changed(): void;
  /** What `look` finds, as soon as it finds something. */
  until<T>(look: () => T | null | undefined | false, withinMs?: number): Promise<T>;
  stop(): void;
}

export function createWaiting(): Waiting {
  const looks = new Set<() => void>();
  const timers = new Set<NodeJS.Timeout>();
  return {
    changed() {
      for (const look of [...looks]) look();
    },
    until: (look, withinMs = 5000) =>
      new Promise((resolve, reject) => {
        const settle = (settled: () => void) => {
          looks.delete(attempt);
          clearTimeout(timer);
          timers.delete(timer);
          settled();
        };
        const attempt = () => {
          const found = look();
          if (found != null && found !== false) settle(() => resolve(found));
        };
        const timer = setTimeout(
          () => settle(() => reject(new Error(`Not seen within ${withinMs} ms: ${look.toString()}`))),
          withinMs,
        );
        timers.add(timer);
        looks.add(attempt);
        attempt();
      }),
    stop() {
      for (const timer of timers) clearTimeout(timer);
      looks.clear();
    },
  };
}
