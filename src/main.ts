/**
 * `npm start`: the company's data once there are any, the demo's until then; `npm start -- --demo` always the demo's.
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { createLog } from './adapters/log/index.ts';
import { openQueue, type JobQueue } from './adapters/queue/index.ts';
import { openStore, type OpenStore } from './adapters/store/open.ts';
import { SetupError } from './bot/errors.ts';
import { createDemo } from './commands/demo.ts';
import { currentPlace, demoPlace, type Place } from './commands/place.ts';
import { readEnvironment } from './commands/environment.ts';
import { languageOf, terminal } from './commands/terminal.ts';
import { parseConfig, type Config } from './config.ts';
import { startService, type Service } from './service.ts';
import { serviceWords } from './words/service.ts';

const say = serviceWords(languageOf(process.env));
const io = terminal(languageOf(process.env));
const log = createLog(process.stderr.isTTY ? 'warn' : 'info');
const clock = (): Date => new Date();

/** One press may arrive twice: from the terminal, and once more from npm. */
const SAME_PRESS_MS = 1_000;

/** Stops on the first signal; the next one leaves at once. */
function stopOnSignal(service: Service): void {
  let askedAt: number | null = null;
  const stop = async (): Promise<void> => {
    io.progress(say.stopping);
    await service.stop();
    io.write(say.stopped);
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (askedAt === null) {
        askedAt = performance.now();
        stop().catch(leave);
      } else if (performance.now() - askedAt > SAME_PRESS_MS) {
        process.exit(130);
      }
    });
  }
}

/** What nobody caught may quote data: only its kind and place are told. The next start takes up what is unfinished. */
function leave(error: unknown): void {
  log.error('service.failed', {}, error);
  process.exit(1);
}

interface Opened {
  readonly place: Place;
  readonly store: OpenStore<JobQueue>;
}

async function openAt(place: Place): Promise<Opened> {
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const onProgress = (step: keyof typeof say.progress): void => io.progress(say.progress[step]);
  const demo = place.demo ? createDemo({ folder: place.folder, clock, onProgress }) : null;
  const opened = await openStore(place.location, {
    log,
    openQueue,
    onProgress(step) {
      onProgress(step);
      if (step === 'create') demo?.begin();
    },
  });
  await demo?.prepare(opened.store);
  return { place, store: opened };
}

/** The company's, unless nothing was ever imported there (an import was refused, say): then the demo's. */
async function openCurrent(config: Config): Promise<Opened> {
  const current = await openAt(currentPlace(config));
  if (current.place.demo || (await current.store.store.transaction((tx) => tx.company.get())) !== null) return current;
  await current.store.close();
  return openAt(demoPlace(config));
}

try {
  const { values } = parseArgs({
    options: { demo: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    io.write(say.help);
    process.exit(0);
  }
  const config = parseConfig(readEnvironment());
  const { place, store } = await (values.demo ? openAt(demoPlace(config)) : openCurrent(config));
  const service = await startService(store, place, config, { log, clock, language: languageOf(process.env) });
  process.on('uncaughtException', leave);
  stopOnSignal(service);
  io.write(place.demo ? say.readyDemo(service.url) : say.ready(service.url));
} catch (error) {
  if (!(error instanceof SetupError || isBadOption(error))) throw error;
  io.error(error.message);
  process.exitCode = 2;
}

function isBadOption(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
