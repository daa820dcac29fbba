import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startSchedule } from '../../src/adapters/schedule/index.ts';
import type { ScheduledWork } from '../../src/adapters/schedule/index.ts';
import { silentLog } from '../support/log.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T00:00:00.400Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The slots at which a work ran within some days from Sunday 2026-11-22, midnight UTC. */
async function slotsWithin(days: number, work: Pick<ScheduledWork, 'cron' | 'timeZone'>): Promise<readonly string[]> {
  const slots: string[] = [];
  const run = (slot: Date): Promise<void> => {
    slots.push(slot.toISOString());
    return Promise.resolve();
  };
  const schedule = startSchedule([{ name: 'digest', ...work, run }], { log: silentLog });
  await vi.advanceTimersByTimeAsync(days * 24 * 3600 * 1000);
  await schedule.stop();
  return slots;
}

it.each([
  { cron: '0 9 * * 1', timeZone: 'Asia/Shanghai', slots: ['2026-11-23T01:00:00.000Z'] },
  { cron: '30 8 * * 1', timeZone: 'America/Los_Angeles', slots: ['2026-11-23T16:30:00.000Z'] },
  { cron: '0 9 * * 4', timeZone: 'Europe/Berlin', slots: [] },
])('runs $cron on the clock of $timeZone, with the instant it was due', async ({ cron, timeZone, slots }) => {
  expect(await slotsWithin(3, { cron, timeZone })).toEqual(slots);
});

it('says what failed, and runs the next slot all the same', async () => {
  const failures: unknown[] = [];
  let runs = 0;
  const schedule = startSchedule(
    [
      {
        name: 'digest',
        cron: '0 * * * *',
        timeZone: 'Asia/Shanghai',
        run: () => {
          runs += 1;
          return Promise.reject(new Error('on purpose'));
        },
      },
    ],
    { log: { ...silentLog, error: (event, fields) => failures.push({ event, ...fields }) } },
  );
  await vi.advanceTimersByTimeAsync(2 * 3600 * 1000);
  await schedule.stop();
  expect(runs).toBe(2);
  expect(failures[0]).toEqual({ event: 'schedule.failed', name: 'digest' });
});

it('waits, when it is stopped, for what is under way, and begins nothing more', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<undefined>();
  let runs = 0;
  const run = (): Promise<void> => {
    runs += 1;
    return released.then(() => undefined);
  };
  const schedule = startSchedule([{ name: 'digest', cron: '* * * * *', timeZone: 'UTC', run }], { log: silentLog });
  await vi.advanceTimersByTimeAsync(60_000);
  let stopped = false;
  const stopping = schedule.stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(120_000);
  expect({ runs, stopped }).toEqual({ runs: 1, stopped: false });
  release(undefined);
  await stopping;
  expect(stopped).toBe(true);
});

it('says which slot was missed, as an event like the others and not as a line of its own', async () => {
  const events: unknown[] = [];
  const said = vi.spyOn(console, 'warn');
  const schedule = startSchedule(
    [{ name: 'digest', cron: '0 * * * *', timeZone: 'Asia/Shanghai', run: () => Promise.resolve() }],
    { log: { ...silentLog, warn: (event, fields) => events.push({ event, ...fields }) } },
  );
  // The process was busy, or the machine slept.
  vi.setSystemTime('2026-11-22T01:10:00Z');
  await vi.advanceTimersByTimeAsync(2 * 3600 * 1000);
  await schedule.stop();
  expect(events).toContainEqual({ event: 'schedule.missed', name: 'digest' });
  expect(said).not.toHaveBeenCalled();
});
