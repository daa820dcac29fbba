import { createTask } from 'node-cron';
import type { Log } from '../../bot/ports.ts';

export interface ScheduledWork {
  readonly name: string;
  /** Five fields, on the clock of `timeZone`: '0 9 * * 1'. */
  readonly cron: string;
  readonly timeZone: string;
  /** `slot` is the instant it was due: every replica is given the same, so that a unique row lets one of them through. */
  run(slot: Date): Promise<void>;
}

/**
 * Runs each work when it is due. One that fails is logged, and comes again with its next slot; a slot that passes while
 * the process is down is not made up for.
 */
export function startSchedule(
  works: readonly ScheduledWork[],
  { log }: { readonly log: Log },
): { stop(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const tasks = works.map(({ name, cron, timeZone, run }) => {
    const perform = async (slot: Date): Promise<void> => {
      try {
        await run(slot);
      } catch (error) {
        log.error('schedule.failed', { name }, error);
      }
    };
    return createTask(
      cron,
      ({ date }) => {
        const run = perform(date).finally(() => running.delete(run));
        running.add(run);
        return run;
      },
      {
        name,
        timezone: timeZone,
        // Its own way to say so is a line of text for people, beside a log of JSON.
        suppressMissedWarning: true,
      },
    );
  });
  for (const task of tasks) {
    task.on('execution:missed', () => {
      log.warn('schedule.missed', { name: task.name ?? '' });
    });
    void task.start();
  }

  return {
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.all(running);
    },
  };
}
