/**
 * `/mykpi` in Slack, from the envelope to the posted card, fifty at once: the service on its embedded database, beside a
 * bare Bolt app that answers a fixed text. Both are processes of their own, on the same fake server.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openQueue } from '../src/adapters/queue/index.ts';
import { openStore } from '../src/adapters/store/open.ts';
import { SCOPES } from '../src/adapters/slack/scopes.ts';
import { createDemo } from '../src/commands/demo.ts';
import { startFakeSlack, type FakeSlack } from '../test/fakes/slack/index.ts';
import { silentLog } from '../test/support/log.ts';
import { report, type Samples } from './report.ts';

const AT_ONCE = 50;
const ROUNDS = 12;
const WARM_UP = 2;
const MONTH = '2026-10';

const repository = resolve(import.meta.dirname, '..');

async function start(file: string, env: Readonly<Record<string, string>>, ready: RegExp): Promise<ChildProcess> {
  const child = fork(join(repository, file), [], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    if (ready.test(said)) break;
  }
  return child;
}

/** Milliseconds from sending each command to its message. */
async function askAll(slack: FakeSlack, people: readonly string[]): Promise<Samples> {
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round += 1) {
    const before = slack.callsOf('chat.postMessage').length;
    const askers = Array.from({ length: AT_ONCE }, (_, n) => people[n % people.length] ?? '');
    const sent = askers.map((user) => {
      const at = Date.now();
      void slack.command(user, slack.directOf(user), `/mykpi ${MONTH}`);
      return { channel: slack.directOf(user), at };
    });
    const posted = () => slack.callsOf('chat.postMessage').slice(before);
    await slack.until(() => posted().length >= AT_ONCE, 120_000);
    if (round < WARM_UP) continue;
    // Whoever asks twice gets two answers in their chat: the first to the first.
    for (const [channel, asked] of Map.groupBy(sent, (each) => each.channel)) {
      const answers = posted().filter((call) => call.args['channel'] === channel);
      for (const [n, { at }] of asked.entries()) taken.push((answers[n]?.at ?? NaN) - at);
    }
  }
  return taken;
}

const folder = await mkdtemp(join(tmpdir(), 'linkstar-bench-'));
const options = { log: silentLog, openQueue, onProgress: () => undefined };
const opened = await openStore({ dataDir: join(folder, 'made') }, options);
await createDemo({ folder, clock: () => new Date('2026-11-02T08:00:00Z'), onProgress: () => undefined }).prepare(
  opened.store,
);
const members = (await opened.store.transaction((tx) => tx.people.list())).map(({ name, email }) => ({ name, email }));
await opened.close();
await cp(join(folder, 'made'), join(folder, 'data', 'demo'), { recursive: true });

async function measure(file: string, ready: RegExp, env: Readonly<Record<string, string>> = {}): Promise<Samples> {
  const slack = await startFakeSlack({ scopes: SCOPES });
  const people = members.map((member) => slack.addUser(member).id);
  const settings = { SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url };
  const child = await start(file, { ...settings, ...env }, ready);
  const taken = await askAll(slack, people);
  child.kill('SIGKILL');
  await once(child, 'close');
  await slack.stop();
  return taken;
}

const theirs = await measure('bench/bareBolt.ts', /ready/u);
const ours = await measure('src/main.ts', /ready/u, { DATA_DIR: join(folder, 'data') });
report('mykpi-slack', ours, theirs);
await rm(folder, { recursive: true, force: true });
