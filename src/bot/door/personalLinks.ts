/**
 * What a personal link opens: its person's way in, or a file. Shown to whoever holds it, used by a decision of theirs;
 * what they may is asked when it is shown, and again when it is used.
 */
import { findLink, spent, useLink, type FoundLink, type LinkProblem } from '../links.ts';
import { parsePeriod } from '../period.ts';
import { mayCompany, mayTakeData } from '../permission.ts';
import type {
  Clock,
  FileProducers,
  FilePurpose,
  Language,
  LinkedFile,
  Period,
  Platform,
  Refused,
  Store,
  Tx,
} from '../ports.ts';

export type OpenedLink = { readonly name: string; readonly language: Language } & (
  | { readonly purpose: 'sign_in' }
  | {
      readonly purpose: FilePurpose;
      /** The platform's id of the person: somebody else who is signed in there does not take it. */
      readonly user: string | null;
      /** Null where it is about no month. */
      readonly period: Period | null;
    }
);

/** On a platform whose accounts are ours. */
export interface PersonalLinks {
  /** Whose it is, and what for; changes nothing. */
  open(token: string): Promise<OpenedLink | Refused | LinkProblem>;
  /** Uses up a link to sign in. `user`: the platform's id of the person. */
  redeem(token: string): Promise<{ readonly user: string } | LinkProblem>;
  /** Uses up a link to a file. */
  take(token: string): Promise<LinkedFile | Refused | LinkProblem>;
}

interface PersonalLinksDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly files: FileProducers;
}

export function createPersonalLinks({ store, clock, platform, files }: PersonalLinksDeps): PersonalLinks {
  const accountOf = async (tx: Tx, personId: string): Promise<string | null> =>
    (await tx.people.identities(personId)).find((identity) => identity.platform === platform)?.externalId ?? null;

  return {
    open: (token) =>
      store.transaction(async (tx) => {
        const found = await findLink(tx, token, clock());
        if (typeof found === 'string') return found;
        const { link, person } = found;
        const { name, language } = person;
        switch (link.purpose) {
          case 'sign_in':
            return { purpose: link.purpose, name, language };
          case 'pay_export':
          case 'own_data': {
            if (!mayTake(found)) return { refused: 'right' };
            const period = parsePeriod(link.subject);
            return { purpose: link.purpose, name, language, user: await accountOf(tx, person.id), period };
          }
        }
      }),

    redeem: (token) =>
      store.transaction(async (tx) => {
        const now = clock();
        const found = await findLink(tx, token, now);
        if (typeof found === 'string') return found;
        if (found.link.purpose !== 'sign_in') return 'void';
        const user = await accountOf(tx, found.person.id);
        if (user === null) return 'void';
        return (await useLink(tx, now, found)) ? { user } : 'used';
      }),

    take: (token) =>
      store.transaction(async (tx) => {
        const now = clock();
        const found = await findLink(tx, token, now);
        if (typeof found === 'string') return found;
        const { link, person } = found;
        if (link.purpose === 'sign_in') return 'void';
        if (!mayTake(found)) return { refused: 'right' };
        // Used before the file is made: of two at once the second waits here, and neither makes nor records anything.
        if (!(await useLink(tx, now, found))) return spent(link);
        return files[link.purpose](tx, link.subject, person);
      }),
  };
}

function mayTake({ link, person, day }: FoundLink): boolean {
  switch (link.purpose) {
    case 'sign_in':
      return false;
    case 'pay_export':
      return mayCompany(person, 'export_pay', day).allowed;
    case 'own_data':
      return mayTakeData(person, link.subject, day).allowed;
  }
}
