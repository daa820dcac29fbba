/** Somebody changes the audit record directly in the database: each way is found, and named rightly. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/adapters/store/database.ts';
import { auditHash, fingerprint, recordAudit } from '../../src/bot/audit.ts';
import type { AuditRecord, Store } from '../../src/bot/ports.ts';
import type { ChainHead } from '../../src/bot/record/head.ts';
import { verify, type Verified } from '../../src/bot/record/verify.ts';
import { openTamperedStore, type DatabaseKind } from '../support/database.ts';
import { at } from './sample.ts';

const swap = (a: number, b: number): string => `
  UPDATE audit_entry SET seq = -1 WHERE seq = ${String(a)};
  UPDATE audit_entry SET seq = ${String(a)} WHERE seq = ${String(b)};
  UPDATE audit_entry SET seq = ${String(b)} WHERE seq = -1;`;
/** Everything from a number on gets another one. */
const shift = (from: number, by: number): string => `
  UPDATE audit_entry SET seq = -seq WHERE seq >= ${String(from)};
  UPDATE audit_entry SET seq = -seq + ${String(by)} WHERE seq < 0;`;

describe.each<{ kind: DatabaseKind }>([{ kind: 'pglite' }, { kind: 'postgres' }])('on $kind', ({ kind }) => {
  let store: Store;
  let database: Database;
  beforeAll(async () => {
    ({ store, database } = await openTamperedStore(kind));
  });
  afterAll(() => database.close());

  const sql = (text: string): Promise<void> => database.transaction((tx) => tx.script(text));
  const chain = (): Promise<readonly AuditRecord[]> => store.transaction((tx) => tx.audit.list({ limit: 100 }));
  const append = (...records: readonly AuditRecord[]): Promise<void> =>
    store.transaction((tx) => tx.audit.append(records));
  const check = (head: ChainHead | null = null): Promise<Verified> =>
    verify(store, { head, onProgress: () => undefined });
  /** What is broken, in short. */
  const found = async (): Promise<unknown> => {
    const verified = await check();
    if (verified.state !== 'broken') return verified.state;
    const { seq, how } = verified.at;
    return { seq, how };
  };
  /** Sound in itself, after the entry before it. */
  const forged = (seq: string, previous: string): AuditRecord => {
    const reasonHash = fingerprint('forged');
    const entry = {
      ...{ seq, previous, at, actor: 'system', action: 'scorecard.approved', subject: 'x', from: null, to: { n: 9 } },
      ...{ reason: 'forged', reasonHash },
    };
    return { ...entry, hash: auditHash(entry) };
  };
  const headAt = async (seq: string): Promise<ChainHead> => {
    const entry = (await chain()).find((candidate) => candidate.seq === seq);
    if (entry === undefined) throw new Error(`there is no entry ${seq}`);
    return { seq, hash: entry.hash };
  };

  beforeEach(async () => {
    await sql('DELETE FROM audit_entry');
    await store.transaction((tx) =>
      recordAudit(
        tx,
        ...Array.from({ length: 8 }, (_, index) => ({
          ...{ at, actor: 'system', action: 'scorecard.adjusted' as const, subject: `scorecard:${String(index)}` },
          ...{ from: { total: null }, to: { total: '98.5', n: index }, reason: `because of ${String(index)}` },
        })),
      ),
    );
  });

  it('a chain that nobody touched is whole, also one of nothing', async () => {
    const head = await headAt('8');
    expect(await check()).toEqual({ state: 'whole', entries: 8, head, reasonsErased: 0 });
    expect(await check(await headAt('5'))).toMatchObject({ state: 'whole' });
    await sql('DELETE FROM audit_entry');
    expect(await check()).toEqual({ state: 'whole', entries: 0, head: null, reasonsErased: 0 });
  });

  it.each([
    { what: 'a value edited', tamper: `UPDATE audit_entry SET "to" = '{"total":"99.5","n":2}' WHERE seq = 3` },
    { what: 'the actor edited', tamper: `UPDATE audit_entry SET actor = 'somebody' WHERE seq = 3` },
    { what: 'the time edited', tamper: `UPDATE audit_entry SET at = at + interval '1 ms' WHERE seq = 3` },
    { what: 'the hash edited', tamper: `UPDATE audit_entry SET hash = repeat('a', 64) WHERE seq = 3` },
    { what: 'the reason edited', tamper: `UPDATE audit_entry SET reason = 'because' WHERE seq = 3` },
    { what: 'the reason taken away', tamper: `UPDATE audit_entry SET reason = NULL WHERE seq = 3` },
    {
      what: 'the reason and its fingerprint taken away',
      tamper: `UPDATE audit_entry SET reason = NULL, reason_hash = NULL WHERE seq = 3`,
    },
  ])('$what', async ({ tamper }) => {
    await sql(tamper);
    expect(await found()).toEqual({ seq: '3', how: 'edited' });
  });

  it.each([
    { what: 'the first removed', tamper: 'DELETE FROM audit_entry WHERE seq = 1', seq: '1' },
    { what: 'one in the middle removed', tamper: 'DELETE FROM audit_entry WHERE seq = 4', seq: '4' },
    { what: 'three removed', tamper: 'DELETE FROM audit_entry WHERE seq IN (4, 5, 6)', seq: '4' },
    {
      what: 'one removed, and the others numbered anew',
      tamper: `DELETE FROM audit_entry WHERE seq = 4; ${shift(5, -1)}`,
      seq: '4',
    },
    {
      what: 'the beginning removed, and the others numbered anew',
      tamper: `DELETE FROM audit_entry WHERE seq < 3; ${shift(3, -2)}`,
      seq: '1',
    },
  ])('$what', async ({ tamper, seq }) => {
    await sql(tamper);
    expect(await found()).toEqual({ seq, how: 'removed' });
  });

  it('says how many are gone, and what comes next', async () => {
    await sql('DELETE FROM audit_entry WHERE seq IN (4, 5, 6)');
    expect(await check()).toMatchObject({ at: { seq: '4', how: 'removed', to: '6', next: { seq: '7' } } });
  });

  it.each([
    { what: 'neighbours', a: 3, b: 4 },
    { what: 'the first and the last', a: 1, b: 8 },
    { what: 'two far apart', a: 2, b: 7 },
  ])('two swapped: $what', async ({ a, b }) => {
    await sql(swap(a, b));
    expect(await check()).toMatchObject({ at: { seq: String(a), how: 'reordered', entry: { seq: String(b) } } });
  });

  it('one moved to the end, which leaves a hole', async () => {
    await sql('UPDATE audit_entry SET seq = 9 WHERE seq = 3');
    expect(await check()).toMatchObject({ at: { seq: '3', how: 'reordered', entry: { seq: '9' } } });
  });

  it('one put in, sound in itself, with the others numbered anew', async () => {
    const { hash } = await headAt('3');
    await sql(shift(4, 1));
    await append(forged('4', hash));
    expect(await found()).toEqual({ seq: '4', how: 'inserted' });
  });

  it('one put in that is not even sound, and one before the first', async () => {
    await sql(shift(4, 1));
    await append({ ...forged('4', '0'.repeat(64)), hash: 'b'.repeat(64) });
    expect(await found()).toEqual({ seq: '4', how: 'inserted' });
    await append(forged('0', '0'.repeat(64)));
    expect(await found()).toEqual({ seq: '0', how: 'inserted' });
  });

  it('one edited together with its hash: the next one still names the old one', async () => {
    const { hash } = await headAt('3');
    await sql('DELETE FROM audit_entry WHERE seq = 4');
    await append(forged('4', hash));
    expect(await found()).toEqual({ seq: '4', how: 'edited' });
  });

  it('an end that was cut off, and one that was written anew, show against a head that was printed', async () => {
    const printed = await headAt('8');
    const { hash } = await headAt('6');
    await sql('DELETE FROM audit_entry WHERE seq > 6');
    expect(await check()).toMatchObject({ state: 'whole', entries: 6 });
    expect(await check(printed)).toMatchObject({ state: 'another', there: null, last: { seq: '6' } });
    const seventh = forged('7', hash);
    await append(seventh, forged('8', seventh.hash));
    expect(await check()).toMatchObject({ state: 'whole', entries: 8 });
    expect(await check(printed)).toMatchObject({ state: 'another', there: { seq: '8', subject: 'x' } });
  });

  it('a reason may be gone where the entry of an erasure names it', async () => {
    await sql('UPDATE audit_entry SET reason = NULL WHERE seq IN (3, 5)');
    const erasure = { at, actor: 'system', action: 'person.erased' as const, subject: 'person:x', from: null };
    await store.transaction((tx) => recordAudit(tx, { ...erasure, to: { reasons: ['3'] }, reason: null }));
    expect(await found()).toEqual({ seq: '5', how: 'edited' });
    await store.transaction((tx) => recordAudit(tx, { ...erasure, to: { reasons: ['5'] }, reason: null }));
    expect(await check()).toMatchObject({ state: 'whole', reasonsErased: 2 });
  });
});

it('walks a long chain in pages, and tells how far it has come', async () => {
  const { store, database } = await openTamperedStore('pglite');
  const of = 5_000;
  await store.transaction(async (tx) => {
    for (let written = 0; written < of; written += 2_500) {
      const entries = Array.from({ length: 2_500 }, (_, index) => ({
        ...{ at, actor: 'system', action: 'digest.posted' as const, subject: `team:${String(written + index)}` },
        ...{ from: null, to: null, reason: null },
      }));
      await recordAudit(tx, ...entries);
    }
  });
  const told: number[] = [];
  const verified = await verify(store, { head: null, onProgress: (entries) => told.push(entries) });
  await database.close();
  expect(verified).toMatchObject({ state: 'whole', entries: of });
  expect(told).toEqual([5_000]);
});
