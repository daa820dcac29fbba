/** A person's own data as a file, handed out: the record says that it was done, and by whom. */
import { recordAudit } from '../audit.ts';
import type { Person, Tx } from '../ports.ts';
import { ownData } from './ownData.ts';

/** For whoever delivers it: a command to disk, a chat as an attachment. */
export interface OwnDataFile {
  readonly name: string;
  readonly type: 'application/json';
  readonly text: string;
}

/** Null for somebody who is not there. */
export async function giveOwnData(
  tx: Tx,
  person: Pick<Person, 'id' | 'key'>,
  now: Date,
  actor: string,
): Promise<OwnDataFile | null> {
  const data = await ownData(tx, person.id, now);
  if (data === null) return null;
  await recordAudit(tx, {
    at: now,
    actor,
    action: 'person.data_given',
    subject: `person:${person.id}`,
    from: null,
    to: null,
    reason: null,
  });
  return { name: `own-data-${person.key}.json`, type: 'application/json', text: `${JSON.stringify(data, null, 2)}\n` };
}
