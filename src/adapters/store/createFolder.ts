/** Runs in a worker: making a database takes seconds of one core, and the process has other things to prepare. */
import { workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const pglite = await PGlite.create(workerData as string);
await pglite.close();
