import { PgBoss, fromPglite, fromPrisma } from 'pg-boss';
import type { ConstructorOptions, PGliteLike, PrismaTransactionLike, QueueOptions } from 'pg-boss';
import type { Job, Log, Queue } from '../../bot/ports.ts';
import { jobTypes, parseJob } from './job.ts';

/** A queue that also takes jobs: the store does so inside its transactions. */
export interface JobQueue extends Queue {
  /** Jobs are there for workers once the transaction is committed, and never were when it is rolled back. */
  enqueue(transaction: PrismaTransactionLike, jobs: readonly Job[]): Promise<void>;
  /** Whether jobs can be put in and taken out. */
  isReady(): Promise<boolean>;
}

const RETRY_PAUSE_MAX_SECONDS = 600;

const queueOptions: QueueOptions & { notify: boolean } = {
  notify: true,
  // A job whose process was killed is noticed by its missing heartbeat, not by the quarter of an hour it may take.
  heartbeatSeconds: 10,
  // Whoever handles a job says when it is given up; until then it comes again, after 1 s, 2 s, 4 s … 10 min.
  retryLimit: 10_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: RETRY_PAUSE_MAX_SECONDS,
  deleteAfterSeconds: 24 * 3600,
};

/**
 * pg-boss on the store's own database. Its defaults take one job per poll and see a killed worker after 15 minutes;
 * with these settings a backlog of 300 is through in a tenth of a second and a killed job comes again within 15.
 */
export async function openQueue(
  connection: { readonly pglite: PGliteLike } | { readonly databaseUrl: string },
  { log }: { readonly log: Log },
): Promise<JobQueue> {
  const database: ConstructorOptions =
    'pglite' in connection
      ? { db: fromPglite(connection.pglite), backend: 'pglite', reindex: false, monitorVacuum: false }
      : { connectionString: connection.databaseUrl, max: 4 };
  const boss = new PgBoss({
    ...database,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.error('queue.error', {}, error));
  boss.on('warning', ({ message }) => log.warn('queue.warning', { message }));
  await boss.start();
  for (const type of jobTypes) await prepare(boss, type);

  return {
    async enqueue(transaction, jobs) {
      for (const [name, same] of Map.groupBy(jobs, ({ type }) => type)) {
        const data = same.map(({ type: _, ...data }) => ({ data }));
        await boss.insert(name, data, { db: fromPrisma(transaction) });
      }
    },

    async work(handler) {
      for (const type of jobTypes) {
        await boss.work(
          type,
          {
            batchSize: 20,
            burstWhenBatchFull: true,
            pollingIntervalSeconds: 0.5,
            notifyPollingIntervalSeconds: 1,
            perJobResults: true,
          },
          (jobs) =>
            Promise.all(
              jobs.map(async ({ id, data, retryCount }) => {
                try {
                  const outcome = await handler(parseJob(type, data));
                  return { id, status: outcome === 'later' ? ('failed' as const) : ('completed' as const) };
                } catch (error) {
                  log.error('queue.job_failed', { type, attempt: retryCount + 1 }, error);
                  return { id, status: 'failed' as const };
                }
              }),
            ),
        );
      }
    },

    async isReady() {
      try {
        const queues = await Promise.all(jobTypes.map((type) => boss.getQueue(type)));
        return queues.every((queue) => queue !== null);
      } catch (error) {
        log.warn('queue.unreachable', { error: error instanceof Error ? error.name : typeof error });
        return false;
      }
    },

    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
  };
}

async function prepare(boss: PgBoss, name: string): Promise<void> {
  if ((await boss.getQueue(name)) === null) await boss.createQueue(name, queueOptions);
  else await boss.updateQueue(name, queueOptions);
}
