/**
 * `/mykpi` in Slack, from the envelope to the posted card, fifty at once: the service on its embedded database, beside a
 * bare Bolt app that answers a fixed text. Both are processes of their own, on the same fake server.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openQueue } from '../src/adapters/queue/index.ts';
import { openStore } from '../src/adapters/store/open.ts';
import { SCOPES } from '../src/adapters/slack/scopes.ts';
import { importCompany } from '../src/bot/import/importCompany.ts';
import { startFakeSlack, type FakeSlack } from '../test/fakes/slack/index.ts';
import { companyOf } from '../test/stress/company.ts';
import { demoNow } from '../test/support/demoNow.ts';
import { demoContent } from '../test/support/demoSheets.ts';
import { silentLog } from '../test/support/log.ts';
import { report, type Samples } from './report.ts';

const AT_ONCE = 50;
const ROUNDS = 6;
const WARM_UP = 1;
/** Between rounds, so that the pace that Slack allows is not what is measured. */
const PAUSE_MS = 10_000;
const MONTH = '2026-10';

const repository = resolve(import.meta.dirname, '..');

async function start(file: string, env: Readonly<Record<string, string>>, ready: RegExp): Promise<ChildProcess> {
  const child = fork(join(repository, file), [], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', HOME: tmpdir(), ...env },
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
    const sent = people.map((user) => {
      const at = Date.now();
      void slack.command(user, slack.directOf(user), `/mykpi ${MONTH}`);
      return { channel: slack.directOf(user), at };
    });
    const posted = () => slack.callsOf('chat.postMessage').slice(before);
    await slack.until(() => posted().length >= AT_ONCE, 120_000);
    await pause(PAUSE_MS);
    if (round < WARM_UP) continue;
    for (const { channel, at } of sent) {
      const answer = posted().find((call) => call.args['channel'] === channel);
      taken.push((answer?.at ?? NaN) - at);
    }
  }
  return taken;
}

const folder = await mkdtemp(join(tmpdir(), 'linkstar-bench-'));
const options = { log: silentLog, openQueue, onProgress: () => undefined };
await mkdir(join(folder, 'data', 'company'), { recursive: true, mode: 0o700 });
const opened = await openStore({ dataDir: join(folder, 'data', 'company') }, options);
const content = demoContent(companyOf({ teams: AT_ONCE / 10, members: 10 }));
const rules = { byId: null, clock: () => demoNow, dryRun: false, mayRemove: true, demo: false };
await importCompany(opened.store, content, { ...rules, onProgress: () => undefined });
const members = (await opened.store.transaction((tx) => tx.people.list()))
  .filter(({ key }) => key.startsWith('P'))
  .map(({ name, email }) => ({ name, email }));
await opened.close();

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
