/** A backup taken in the middle of a digest: what the original goes on to send is not sent again by what is restored. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackup } from '../../src/adapters/backup/read.ts';
import { writeBackup } from '../../src/adapters/backup/write.ts';
import type { JobQueue } from '../../src/adapters/queue/index.ts';
import type { OpenStore } from '../../src/adapters/store/open.ts';
import { createWebAdapter } from '../../src/adapters/web/index.ts';
import { deliver, post } from '../../src/bot/delivery/outbox.ts';
import { postDigest } from '../../src/bot/digest/post.ts';
import { createPersonalLinks } from '../../src/bot/door/personalLinks.ts';
import { issueLink } from '../../src/bot/links.ts';
import { linkedFiles } from '../../src/linkedFiles.ts';
import { createDirectory } from '../../src/bot/people/directory.ts';
import { weekOf } from '../../src/bot/period.ts';
import type { ChatAdapter, ChatEvent, CompanyData, DeliveryRecord, Platform } from '../../src/bot/ports.ts';
import { openTestStore } from '../support/database.ts';
import { silentLog } from '../support/log.ts';
import { sampleCompany } from '../store/sample.ts';
import { card, eventOf } from './sample.ts';

const now = new Date('2026-11-24T06:00:00Z');
const clock = (): Date => now;
/** One is sent when the backup is taken, one is on its way, one waits. */
const TEAMS = ['west', 'japan', 'sea'] as const;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'linkstar-backup-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Running {
  readonly opened: OpenStore<JobQueue>;
  readonly adapters: ReadonlyMap<Platform, ChatAdapter>;
  /** Keys that reached the platform that knows no repeats. */
  readonly slackSent: string[];
  deliver(key: string): Promise<unknown>;
}

/** The real web platform, whose messages lie in the database, and one that is elsewhere. */
function running(opened: OpenStore<JobQueue>): Running {
  const { store, messages } = opened;
  const files = linkedFiles({ clock, codeVersion: 'test' });
  const links = createPersonalLinks({ store, clock, platform: 'web', files });
  const web = createWebAdapter(
    { sessionKey: new Uint8Array(32) },
    {
      log: silentLog,
      clock,
      http: { add: () => undefined },
      renderChart: () => Promise.resolve(''),
      messages,
      people: createDirectory(store, clock, 'web'),
      openLink: links.open,
      redeemLink: links.redeem,
      takeFile: links.take,
    },
  );
  const slackSent: string[] = [];
  const slack: ChatAdapter = {
    ...web,
    platform: 'slack',
    send(_to, _card, key) {
      slackSent.push(key);
      return Promise.resolve({ platform: 'slack', id: key });
    },
    update: (ref) => Promise.resolve(ref),
  };
  const adapters = new Map<Platform, ChatAdapter>([
    ['web', web],
    ['slack', slack],
  ]);
  return { opened, adapters, slackSent, deliver: (key) => deliver({ store, adapters, clock, log: silentLog }, key) };
}

/** Three teams with a channel each. */
const company: CompanyData = {
  ...sampleCompany,
  assignments: [],
  teams: sampleCompany.teams
    .slice(0, 1)
    .flatMap((team) =>
      TEAMS.map((key) => ({ ...team, key, channels: [{ platform: 'web' as const, externalId: key }] })),
    ),
};

const queued = ({ store }: OpenStore<JobQueue>): Promise<readonly DeliveryRecord[]> =>
  store.transaction((tx) => tx.deliveries.list({ state: 'queued', limit: 100 }));

const slackEvent: ChatEvent = { ...eventOf('of-slack'), platform: 'slack' };

const week = weekOf('2026-11-16');

/** Both platforms have three digests to send, as posting them leaves it. @returns the keys, in the order of the teams */
async function beginDigest({ opened: { store } }: Running): Promise<Readonly<Record<'web' | 'slack', string[]>>> {
  return store.transaction(async (tx) => {
    await tx.companyImport.apply(company, now);
    const keys = { web: [] as string[], slack: [] as string[] };
    for (const name of TEAMS) {
      const team = await tx.teams.byKey(name);
      if (team === null) throw new Error(`${name} is not there`);
      const about = { personId: null, teamId: team.id, subject: `digest:${team.id}`, card: card(name) };
      const recipient = { type: 'channel', channel: name } as const;
      for (const platform of ['web', 'slack'] as const) {
        const key = `digest/${team.id}/${week.key}/${platform}`;
        await post(tx, { ...about, key, platform, recipient }, now);
        keys[platform].push(key);
      }
    }
    return keys;
  });
}

/** As a process does that is then slow to write the outcome down. */
async function sendUnsettled({ opened: { store }, adapters }: Running, key: string): Promise<void> {
  const claimed = await store.transaction((tx) => tx.deliveries.claim(key, now, new Date(now.getTime() + 60_000)));
  if (typeof claimed === 'string') throw new Error(`${key} is ${claimed}`);
  await adapters.get(claimed.platform)?.send(claimed.recipient, claimed.card, key);
}

describe.each([
  { from: 'pglite', to: 'postgres' },
  { from: 'postgres', to: 'pglite' },
] as const)('a backup of $from, taken during a digest and restored into $to', ({ from, to }) => {
  let original: Running;
  let restored: Running;
  let keys: Readonly<Record<'web' | 'slack', string[]>>;
  const file = (): string => join(folder, `${from}.backup`);

  beforeAll(async () => {
    original = running(await openTestStore(from));
    keys = await beginDigest(original);
    const { store, state } = original.opened;
    for (const [sent, claimed] of [keys.web, keys.slack]) {
      await original.deliver(sent ?? '');
      await sendUnsettled(original, claimed ?? '');
    }
    await store.transaction(async (tx) => {
      await tx.inbox.accept(slackEvent, now);
      await tx.inbox.accept(eventOf('of-web'), now);
      const [person] = await tx.people.list();
      if (person !== undefined) await issueLink(tx, now, person, { purpose: 'sign_in' }, 'system');
    });
    const written = await state.read((read) => writeBackup(file(), { state: read, at: now, sessionKey: null }));
    expect(written).toMatchObject({ type: 'written' });
    for (const key of [keys.web[2], keys.slack[2]]) await original.deliver(key ?? '');
    await original.opened.close();

    restored = running(await openTestStore(to));
  });
  afterAll(() => restored.opened.close());

  it('goes in whole, and says which messages a person has to decide about', async () => {
    const backup = await openBackup(file());
    if ('problem' in backup) throw new Error(backup.problem);
    const loaded = await restored.opened.state.load(backup.state, {
      original: { fate: 'went_on', within: ['web'] },
      onLoaded: () => Promise.resolve(),
    });
    expect(loaded).toMatchObject({ type: 'loaded', uncertain: 2 });
    expect(original.slackSent).toEqual(keys.slack);
  });

  it('sends nothing twice', async () => {
    const { store, queue, messages } = restored.opened;
    const { promise: bothCame, resolve } = Promise.withResolvers<undefined>();
    const left = new Set(keys.web.slice(1));
    // As beside other processes: the start on a server.
    await store.transaction((tx) => tx.deliveries.recoverExpired(now));
    await queue.work(async ({ key }) => {
      await restored.deliver(key);
      left.delete(key);
      if (left.size === 0) resolve(undefined);
      return 'done';
    });
    await bothCame;
    for (const team of TEAMS) {
      const posted = await messages.list(`channel:${team}`, { limit: 100 });
      expect({ team, messages: posted.length }).toEqual({ team, messages: 1 });
    }
    expect(await queued(restored.opened)).toEqual([]);
    expect(restored.slackSent).toEqual([]);
    const states = await store.transaction((tx) => Promise.all(keys.slack.map((key) => tx.deliveries.get(key))));
    expect(states.map((delivery) => [delivery?.state, delivery?.error])).toEqual([
      ['sent', null],
      ['uncertain', 'restored'],
      ['uncertain', 'restored'],
    ]);
    // And the week stays posted.
    const again = await store.transaction(async (tx) => {
      const [company, team] = [await tx.company.get(), await tx.teams.byKey('sea')];
      return company === null || team === null ? null : postDigest(tx, now, company, team, week, 'system');
    });
    expect(again).toMatchObject({ type: 'already_posted' });
  });

  it('answers no event that the original may have answered, and knows no link that may have been used', async () => {
    const { store } = restored.opened;
    const { events, links } = await store.transaction(async (tx) => ({
      events: await tx.inbox.unanswered({ from: new Date(0), to: new Date(now.getTime() + 1) }, 10),
      links: (await tx.audit.list({ limit: 1_000 })).filter(({ action }) => action === 'link.issued').length,
    }));
    expect(events.map(({ event }) => event.id)).toEqual(['of-web']);
    expect(links).toBe(1);
    const rows = await restored.opened.state.read((state) =>
      Promise.resolve(state.header.tables.find(({ name }) => name === 'link')?.rows),
    );
    expect(rows).toBe(0);
  });
});
