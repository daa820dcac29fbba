/** A company whose month is approved, in a folder that a service can be started on; and who of it got a result. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { copyToFolder } from '../support/copyToFolder.ts';
import { openTestStore } from '../support/database.ts';
import { demoNow } from '../support/demoNow.ts';
import { dataFolder, type DataFolder } from '../support/serviceProcess.ts';
import { approve, rate } from './reviewed.ts';
import './size.ts';

export const cards = inject('cards');
const MEMBERS = 10;
const RESULT = /10 月的结果/u;

export interface ApprovedFolder {
  readonly folder: DataFolder;
  /** Of the service. */
  readonly environment: Readonly<Record<string, string>>;
  /** Accounts of those who get a result. */
  readonly employees: readonly string[];
}

/** `addUser`: puts somebody on the platform, and names their account. */
export async function approvedFolder(
  addUser: (person: { readonly name: string; readonly email: string | null }) => string,
): Promise<ApprovedFolder> {
  const folder = await dataFolder({ empty: true });
  const opened = await openTestStore('postgres');
  await rate(opened.store, { teams: cards / MEMBERS, members: MEMBERS });
  await approve(opened.store);
  const people = await opened.store.transaction((tx) => tx.people.list());
  const accounts = people.map(({ key, name, email }) => ({ key, id: addUser({ name, email }) }));
  const demo = join(folder.path, 'demo');
  await mkdir(demo, { mode: 0o700 });
  await copyToFolder(opened.state, demo, inject('pgliteDump'));
  await opened.close();
  return {
    folder,
    environment: { DATA_DIR: folder.path, CLOCK_OFFSET_MS: String(demoNow.getTime() - Date.now()) },
    employees: accounts.filter(({ key }) => key.startsWith('P')).map(({ id }) => id),
  };
}

/** `shown`: what each of them has been sent. */
export function expectOneResultEach(platform: string, posts: number, shown: readonly (readonly string[])[]): void {
  const results = shown.map((texts) => texts.filter((text) => RESULT.test(text)).length);
  const having = (number: number): string => String(results.filter((count) => Math.min(count, 2) === number).length);
  console.log(
    `${String(cards)} results in ${platform}, ${String(posts)} posts, killed twice: ${having(1)} people got one, ${having(2)} more, ${having(0)} none`,
  );
  expect(results).toEqual(shown.map(() => 1));
}
