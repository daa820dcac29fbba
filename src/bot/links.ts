/**
 * Links for one person and one purpose, to be used once: issued to whoever may hand them on, opened any number of times
 * (chat clients fetch what they show), used by a decision of the person alone.
 */
import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from './audit.ts';
import { today } from './period.ts';
import { hasAccess } from './permission.ts';
import type { Day, Link, LinkPurpose, Person, Tx } from './ports.ts';

/** How long a link to sign in waits to be used: it is passed on. */
export const LINK_LIFETIME_HOURS = 72;
/** And one to a file: it is pressed by whoever has just asked for it. */
export const FILE_LINK_MINUTES = 15;

const LIFETIME_MS: Readonly<Record<LinkPurpose, number>> = {
  sign_in: LINK_LIFETIME_HOURS * 3_600_000,
  pay_export: FILE_LINK_MINUTES * 60_000,
  own_data: FILE_LINK_MINUTES * 60_000,
};

/** 256 bits: nobody finds one by trying, so nothing has to slow down those who try. */
const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/u;

/**
 * 'used': somebody was quicker, perhaps the person. 'taken': the same of a file. 'void': all else, told apart for
 * nobody: never issued, expired, replaced by a newer one, of somebody who has left.
 */
export type LinkProblem = 'used' | 'taken' | 'void';

export interface IssuedLink {
  /** 43 characters of base64url; nowhere else than here. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Earlier unused links of the person for the same purpose and subject are void from then on. The caller has asked for access. */
export async function issueLink(
  tx: Tx,
  now: Date,
  person: Pick<Person, 'id'>,
  { purpose, subject = '' }: { readonly purpose: LinkPurpose; readonly subject?: string },
  actor: string,
): Promise<IssuedLink> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + LIFETIME_MS[purpose]);
  await tx.links.add({ tokenHash: hashOf(token), personId: person.id, purpose, subject, createdAt: now, expiresAt });
  await recordAudit(tx, {
    at: now,
    actor,
    action: 'link.issued',
    subject: `person:${person.id}`,
    from: null,
    to: { purpose, ...(subject === '' ? {} : { subject }), expiresAt: expiresAt.toISOString() },
    reason: null,
  });
  return { token, expiresAt };
}

export interface FoundLink {
  readonly link: Link;
  readonly person: Person;
  /** The day on the company's clock: rights begin and end with it. */
  readonly day: Day;
}

/** Changes nothing. */
export async function findLink(tx: Tx, token: string, now: Date): Promise<FoundLink | LinkProblem> {
  const link = TOKEN.test(token) ? await tx.links.get(hashOf(token)) : null;
  if (link === null) return 'void';
  const [person, company] = [await tx.people.get(link.personId), await tx.company.get()];
  if (person === null || company === null) return 'void';
  const day = today(now, company.timeZone);
  if (!hasAccess(person, day)) return 'void';
  if (link.usedAt !== null) return spent(link);
  return link.expiresAt > now ? { link, person, day } : 'void';
}

/** Uses it up; false where somebody was quicker. */
export async function useLink(tx: Tx, now: Date, { link, person }: FoundLink): Promise<boolean> {
  if (!(await tx.links.use(link.tokenHash, now))) return false;
  const { purpose, subject } = link;
  await recordAudit(tx, {
    at: now,
    actor: person.id,
    action: 'link.used',
    subject: `person:${person.id}`,
    from: null,
    to: { purpose, ...(subject === '' ? {} : { subject }) },
    reason: null,
  });
  return true;
}

/** What is said of a link that was used. */
export const spent = ({ purpose }: Pick<Link, 'purpose'>): LinkProblem => (purpose === 'sign_in' ? 'used' : 'taken');

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
