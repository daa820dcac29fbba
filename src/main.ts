/**
 * The service: the only file that knows every part. Creates, connects, starts, stops.
 * `npm start` runs the company's data once there are any, the demo's until then; `npm start -- --demo` always the demo's.
 */
import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { renderChart } from './adapters/charts/index.ts';
import { controlPath, serveControl } from './adapters/control/index.ts';
import { createHttp } from './adapters/http/index.ts';
import { createLog } from './adapters/log/index.ts';
import { openQueue } from './adapters/queue/index.ts';
import { startSchedule } from './adapters/schedule/index.ts';
import { openStore } from './adapters/store/open.ts';
import { createWebAdapter } from './adapters/web/index.ts';
import { createInbox } from './bot/conversation/inbox.ts';
import { respond } from './bot/conversation/respond.ts';
import { deliver } from './bot/delivery/outbox.ts';
import { postDueDigests } from './bot/digest/post.ts';
import { SetupError } from './bot/errors.ts';
import { createDirectory } from './bot/people/directory.ts';
import type { ChatAdapter, Clock, Job, Platform } from './bot/ports.ts';
import { prepareDemo } from './commands/demo.ts';
import { currentPlace, demoPlace, type Place } from './commands/place.ts';
import { commandHandler } from './commands/registry.ts';
import { sessionKey } from './commands/sessionKey.ts';
import { languageOf, terminal } from './commands/terminal.ts';
import { parseConfig, type Config } from './config.ts';
import { serviceWords } from './words/service.ts';

const say = serviceWords(languageOf(process.env));
const io = terminal(languageOf(process.env));
const clock: Clock = () => new Date();

async function start(config: Config, place: Place): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const log = createLog(process.stderr.isTTY ? 'warn' : 'info');
  await mkdir(place.folder, { recursive: true, mode: 0o700 });
  const onProgress = (step: keyof typeof say.progress): void => io.progress(say.progress[step]);
  const { store, messages, queue, close } = await openStore(place.location, { log, openQueue, onProgress });
  const stopping: (() => Promise<void>)[] = [close];
  const stop = async (): Promise<void> => {
    for (const step of stopping.toReversed()) await step();
  };
  try {
    if (place.demo) await prepareDemo(store, clock, { folder: place.folder, onProgress });

    const publicUrl = config.publicUrl === null ? null : new URL(config.publicUrl);
    const http = createHttp({ host: config.host, port: config.port, publicUrl }, { log });
    const web = createWebAdapter(
      { sessionKey: await sessionKey(place.folder), secureCookies: publicUrl?.protocol === 'https:' },
      { log, clock, http, renderChart, messages, people: createDirectory(store, clock, 'web') },
    );
    const adapters = new Map<Platform, ChatAdapter>([[web.platform, web]]);

    const inbox = createInbox({ store, clock, log, respond: (tx, event) => respond(tx, event, { now: clock(), log }) });
    const perform = (job: Job): Promise<void> => deliver({ store, adapters, clock, log }, job.key);
    for (const adapter of adapters.values()) {
      await adapter.start(inbox);
      stopping.push(() => adapter.stop());
    }
    if ('dataDir' in place.location) {
      // Nobody else holds the folder: what is unfinished was left by a process that died.
      await inbox.recover();
      await store.transaction((tx) => tx.deliveries.recover());
    }
    await queue.work(perform);
    stopping.push(() => queue.stop());

    const every5Minutes = { name: 'digests', cron: '*/5 * * * *', timeZone: 'UTC' };
    const schedule = startSchedule(
      [{ ...every5Minutes, run: async (slot) => void (await postDueDigests(store, clock, slot)) }],
      { log },
    );
    stopping.push(() => schedule.stop());

    const control = await serveControl(controlPath(place.folder), commandHandler({ store, clock }));
    stopping.push(() => control.stop());
    const url = await http.start();
    stopping.push(() => http.stop());
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Once on the first signal; the second one leaves at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (asked) process.exit(130);
      asked = true;
      io.progress(say.stopping);
      stop().then(
        () => {
          io.write(say.stopped);
          process.exit(0);
        },
        (error: unknown) => {
          io.error(String(error));
          process.exit(1);
        },
      );
    });
  }
}

try {
  const { values } = parseArgs({ options: { demo: { type: 'boolean', default: false } } });
  const config = parseConfig(process.env);
  const place = values.demo ? demoPlace(config) : currentPlace(config);
  const { url, stop } = await start(config, place);
  stopOnSignal(stop);
  io.write(place.demo ? say.readyDemo(url) : say.ready(url));
} catch (error) {
  if (!(error instanceof SetupError || (error as NodeJS.ErrnoException).code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'))
    throw error;
  io.error((error as Error).message);
  process.exitCode = 2;
}
