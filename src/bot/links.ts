/**
 * Links for one person and one purpose, to be used once: issued to whoever may hand them on, opened any number of times
 * (chat clients fetch what they show), used by a decision of the person alone.
 */
import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from './audit.ts';
import { today } from './period.ts';
import { hasAccess } from './permission.ts';
import type { Clock, Company, Language, Link, LinkPurpose, Person, Platform, Store, Tx } from './ports.ts';

/** How long a link waits to be used. */
export const LINK_LIFETIME_HOURS = 72;

/** 256 bits: nobody finds one by trying, so nothing has to slow down those who try. */
const TOKEN_BYTES = 32;
const TOKEN = /^[\w-]{43}$/u;

/**
 * 'used': somebody was quicker, perhaps the person. 'void': all else, told apart for nobody: never issued, expired,
 * replaced by a newer one, of somebody who has left.
 */
export type LinkProblem = 'used' | 'void';

export interface IssuedLink {
  /** 43 characters of base64url; nowhere else than here. */
  readonly token: string;
  readonly expiresAt: Date;
}

/** Earlier unused links of the person for the same purpose are void from then on. The caller has asked for access. */
export async function issueLink(
  tx: Tx,
  now: Date,
  person: Pick<Person, 'id'>,
  { purpose, subject = '' }: { readonly purpose: LinkPurpose; readonly subject?: string },
  actor: string,
): Promise<IssuedLink> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_HOURS * 3_600_000);
  await tx.links.add({ tokenHash: hashOf(token), personId: person.id, purpose, subject, createdAt: now, expiresAt });
  await recordAudit(tx, {
    at: now,
    actor,
    action: 'link.issued',
    subject: `person:${person.id}`,
    from: null,
    to: { purpose, expiresAt: expiresAt.toISOString() },
    reason: null,
  });
  return { token, expiresAt };
}

/** Signing in on a platform whose accounts are ours. */
export interface SignInLinks {
  /** Whose it is; changes nothing. */
  open(token: string): Promise<{ readonly name: string; readonly language: Language } | LinkProblem>;
  /** Uses it up. `user`: the platform's id of the person. */
  redeem(token: string): Promise<{ readonly user: string } | LinkProblem>;
}

export function createSignInLinks(store: Store, clock: Clock, platform: Platform): SignInLinks {
  return {
    open: (token) =>
      store.transaction(async (tx) => {
        const found = await find(tx, token, clock());
        return typeof found === 'string' ? found : { name: found.person.name, language: found.person.language };
      }),

    redeem: (token) =>
      store.transaction(async (tx) => {
        const now = clock();
        const found = await find(tx, token, now);
        if (typeof found === 'string') return found;
        const { link, person } = found;
        const account = (await tx.people.identities(person.id)).find((identity) => identity.platform === platform);
        if (account === undefined) return 'void';
        if (!(await tx.links.use(link.tokenHash, now))) return 'used';
        await recordAudit(tx, {
          at: now,
          actor: person.id,
          action: 'link.used',
          subject: `person:${person.id}`,
          from: null,
          to: { purpose: link.purpose },
          reason: null,
        });
        return { user: account.externalId };
      }),
  };
}

async function find(tx: Tx, token: string, now: Date): Promise<{ link: Link; person: Person } | LinkProblem> {
  const link = TOKEN.test(token) ? await tx.links.get(hashOf(token)) : null;
  if (link === null) return 'void';
  const [person, company] = [await tx.people.get(link.personId), await tx.company.get()];
  if (person === null || company === null || !mayBeUsedBy(person, company, now)) return 'void';
  if (link.usedAt !== null) return 'used';
  return link.expiresAt > now ? { link, person } : 'void';
}

const mayBeUsedBy = (person: Person, company: Company, now: Date): boolean =>
  hasAccess(person, today(now, company.timeZone));

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
