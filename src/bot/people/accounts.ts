/**
 * Accounts of a chat platform, and the people of the workbook: they belong together by e-mail, or by mobile. Whoever is
 * connected is reached there from then on, unless they have chosen otherwise.
 */
import { createHash } from 'node:crypto';
import { proposedManagersCard } from '../../cards/proposedManagers.ts';
import { noticeCard } from '../../cards/notice.ts';
import { words } from '../../words/index.ts';
import { recordAudit } from '../audit.ts';
import { postToPerson, redirect } from '../delivery/outbox.ts';
import type { Stranger } from '../conversation/context.ts';
import { administrators } from './administrators.ts';
import type { ChatAdapter, ChatEvent, Clock, Log, Person, Platform, PlatformUser, Store, Tx } from '../ports.ts';

export interface Accounts {
  /** Of somebody who was asked about and is in no workbook. */
  strangerOf(event: ChatEvent): Stranger;
  /** Everybody at once, by one listing of the platform. @returns how many were connected anew */
  matchAll(adapter: ChatAdapter): Promise<number>;
  /** Whoever is behind an event: connected where they are known by e-mail; otherwise administrators get a hint, once. */
  acquaint(adapter: ChatAdapter, event: ChatEvent): Promise<void>;
}

/** Where accounts are people's own keys, or all that is known. */
export const byAccount = ({ user }: ChatEvent): Stranger => ({ address: user, language: null });

/** People connected in one transaction: thousands in one would keep everybody waiting. */
const PIECE = 100;

/** People without an account of a platform are asked about again so often at most. */
const AGAIN_MS = 60_000;

export function createAccounts({
  store,
  clock,
  log,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}): Accounts {
  const asked = new Map<string, number>();
  const strangers = new Map<string, Stranger>();
  /** Accounts that are somebody's: who they are is asked for with each event all the same. */
  const met = new Set<string>();

  const isRecent = (account: string): boolean => {
    const now = clock().getTime();
    if (now - (asked.get(account) ?? -Infinity) < AGAIN_MS) return true;
    asked.set(account, now);
    return false;
  };

  return {
    strangerOf: (event) => strangers.get(`${event.platform}/${event.user}`) ?? byAccount(event),

    async matchAll(adapter) {
      const { platform } = adapter;
      const [people, known] = await store.transaction(async (tx) =>
        (await tx.company.get()) === null
          ? [[], new Map<string, string>()]
          : [await tx.people.list(), await tx.people.accounts(platform)],
      );
      const users: PlatformUser[] = [];
      const whom = { contacts: people.map(({ email, mobile }) => ({ email, mobile })), accounts: [...known.values()] };
      for await (const user of adapter.listUsers(whom)) users.push(user);
      const gone = new Set(users.filter(({ left }) => left === true).map(({ id }) => id));
      const lost = people.filter(({ id }) => gone.has(known.get(id) ?? ''));
      if (lost.length > 0)
        await store.transaction(async (tx) => {
          for (const person of lost) await disconnect(tx, person, platform, clock());
        });
      const whose = matcher(users.filter(({ left }) => left !== true));
      const matched = people.flatMap((person) => {
        const user = whose(person);
        return user === undefined ? [] : [{ person, user }];
      });
      const found = matched.filter(({ person, user }) => known.get(person.id) !== user.id);
      for (let start = 0; start < found.length; start += PIECE) {
        await store.transaction(async (tx) => {
          for (const { person, user } of found.slice(start, start + PIECE))
            await connect(tx, person, user, platform, clock());
        });
      }
      const connected = found.length;
      log.info('accounts.matched', { platform, users: users.length, connected, lost: lost.length });
      await store.transaction((tx) => proposeManagers(tx, matched, platform, clock()));
      return connected;
    },

    async acquaint(adapter, { platform, user, type, ...event }) {
      const account = `${platform}/${user}`;
      const isLeaving = type === 'people' && 'change' in event && event.change === 'left';
      if (met.has(account) && !isLeaving) return;
      const known = await store.transaction((tx) => tx.people.byIdentity(platform, user));
      if (isLeaving) {
        met.delete(account);
        if (known !== null) await store.transaction((tx) => disconnect(tx, known, platform, clock()));
        return;
      }
      if (known !== null) {
        met.add(account);
        return;
      }
      if (isRecent(account)) return;
      const found = await adapter.getUser(user);
      if (found === null) return;
      strangers.set(account, { address: found.email ?? found.mobile, language: found.language });
      await store.transaction(async (tx) => {
        const person = await personOf(tx, found);
        if (person !== null) await connect(tx, person, found, platform, clock());
        // A colleague who has only just joined the workspace has asked for nothing.
        else if (type !== 'people' && type !== 'opened') await hint(tx, found, platform, clock());
      });
    },
  };
}

/** By e-mail; where that says nothing, by a mobile number that is one person's alone. */
function matcher(users: readonly PlatformUser[]): (person: Person) => PlatformUser | undefined {
  const byEmail = new Map(users.flatMap((user) => (user.email === null ? [] : [[user.email.toLowerCase(), user]])));
  const byMobile = Map.groupBy(
    users.filter(({ mobile }) => mobile !== null),
    ({ mobile }) => dialled(mobile ?? ''),
  );
  return ({ email, mobile }) => {
    const found = email === null ? undefined : byEmail.get(email.toLowerCase());
    if (found !== undefined || mobile === null) return found;
    const [user, ...others] = byMobile.get(dialled(mobile)) ?? [];
    return others.length === 0 ? user : undefined;
  };
}

/** '+86 138-0013-8000' and '13800138000' are one number: China's own have no country before them at home. */
const dialled = (mobile: string): string => mobile.replace(/[^\d+]/gu, '').replace(/^(?:\+|00)86(?=1\d{10}$)/u, '');

async function personOf(tx: Tx, user: PlatformUser): Promise<Person | null> {
  const person = user.email === null ? null : await tx.people.byEmail(user.email);
  if (person !== null || user.mobile === null) return person;
  const number = dialled(user.mobile);
  const [found, ...others] = (await tx.people.list()).filter(
    ({ mobile }) => mobile !== null && dialled(mobile) === number,
  );
  return found === undefined || others.length > 0 ? null : found;
}

/** For whom nobody approves, and whose leader the directory names: told to administrators, once for the same list. */
async function proposeManagers(
  tx: Tx,
  matched: readonly { readonly person: Person; readonly user: PlatformUser }[],
  platform: Platform,
  at: Date,
): Promise<void> {
  const byAccountId = new Map(matched.map(({ person, user }) => [user.id, person]));
  const proposals = matched.flatMap(({ person, user }) => {
    const leader = byAccountId.get(user.leader ?? '');
    return person.managerId !== null || leader === undefined || leader.id === person.id ? [] : [{ person, leader }];
  });
  if (proposals.length === 0) return;
  const list = proposals.map(({ person, leader }) => `${person.id}>${leader.id}`).sort();
  const fingerprint = createHash('sha256').update(list.join(' ')).digest('hex').slice(0, 16);
  for (const administrator of await administrators(tx, at)) {
    const card = proposedManagersCard({ platform, proposals }, words(administrator.language));
    const key = `proposed_managers/${platform}/${fingerprint}/${administrator.id}`;
    await postToPerson(tx, administrator.id, { key, subject: `proposed_managers:${platform}`, card }, at);
  }
}

async function connect(
  tx: Tx,
  person: Person,
  { id: externalId, language, timeZone }: PlatformUser,
  platform: Platform,
  at: Date,
): Promise<void> {
  // An address that moved from one person to another takes the account with it.
  const holder = await tx.people.byIdentity(platform, externalId);
  if (holder !== null && holder.id !== person.id) await disconnect(tx, holder, platform, at);
  const known = await tx.people.identities(person.id);
  const before = known.find((identity) => identity.platform === platform);
  // The page is where everybody can be reached from the first day on; a platform of their own is where they are.
  const preferred = before?.preferred ?? known.every((other) => !other.preferred || other.platform === 'web');
  await tx.people.putIdentity({ personId: person.id, platform, externalId, preferred });
  await tx.people.adopt(person.id, { language, timeZone });
  if (preferred) await redirect(tx, person.id, { platform, externalId });
  await recordAudit(tx, {
    at,
    actor: 'system',
    action: 'person.account_connected',
    subject: `person:${person.id}`,
    from: null,
    to: platform,
    reason: null,
  });
}

/** What would have gone there goes to the next platform that they are known on. */
async function disconnect(tx: Tx, person: Person, platform: Platform, at: Date): Promise<void> {
  await tx.people.dropIdentity(person.id, platform);
  const [next] = await tx.people.identities(person.id);
  if (next !== undefined) {
    await tx.people.putIdentity({ ...next, personId: person.id, preferred: true });
    await redirect(tx, person.id, next);
  }
  await recordAudit(tx, {
    at,
    actor: 'system',
    action: 'person.account_lost',
    subject: `person:${person.id}`,
    from: platform,
    to: null,
    reason: null,
  });
}

/** Somebody asks whom the workbook does not know: whoever keeps it can put that right. */
async function hint(tx: Tx, account: PlatformUser, platform: Platform, at: Date): Promise<void> {
  for (const person of await administrators(tx, at)) {
    const { name, email } = account;
    const card = noticeCard({ about: 'unknown_account', platform, name, email }, words(person.language));
    const key = `unknown_account/${platform}/${account.id}/${person.id}`;
    await postToPerson(tx, person.id, { key, subject: `account:${platform}/${account.id}`, card }, at);
  }
}
