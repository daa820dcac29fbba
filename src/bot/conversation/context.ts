/** What every answer needs: who asks, when, in which words, and the transaction it all happens in. */
import type { Words } from '../../words/index.ts';
import { words } from '../../words/index.ts';
import { today } from '../period.ts';
import { hasAccess, type Viewer } from '../permission.ts';
import type { ChatEvent, Company, Language, Log, Person, Tx } from '../ports.ts';

export interface Context {
  readonly tx: Tx;
  readonly now: Date;
  readonly company: Company;
  readonly asker: Person;
  readonly words: Words;
  readonly event: ChatEvent;
  readonly log: Log;
  /** Of the scoring code: what is frozen says what it was worked out by. */
  readonly codeVersion: string;
  /** The address that a personal link's token stands in, as people open it. */
  readonly linkTo: (token: string) => string;
}

/** What is needed where nobody asks: a deadline that passes. */
export type Situation = Pick<Context, 'tx' | 'now' | 'company'>;

/** When something happens, and in what. */
export interface Occasion {
  readonly now: Date;
  readonly log: Log;
  readonly codeVersion: string;
  /** The address that a personal link's token stands in, as people open it. */
  readonly linkTo: (token: string) => string;
  /** Of somebody who is in no workbook: what they were looked for by, and what their platform says they read. */
  readonly strangerOf: (event: ChatEvent) => Stranger;
}

export interface Stranger {
  /** Null: their account shows no address. */
  readonly address: string | null;
  readonly language: Language | null;
}

/** The asker as permission sees them. */
export const viewerOf = (context: Context): Viewer => context.asker;

/** The day on the company's clock: access begins and ends with it. */
export const dayOf = (context: Pick<Context, 'now' | 'company'>): string =>
  today(context.now, context.company.timeZone);

export type Introduction =
  | { readonly type: 'known'; readonly context: Context }
  | { readonly type: 'left'; readonly person: Person }
  | { readonly type: 'unknown'; readonly company: Company | null };

/** Who is behind an event. */
export async function introduce(tx: Tx, event: ChatEvent, occasion: Occasion): Promise<Introduction> {
  const { now } = occasion;
  const company = await tx.company.get();
  if (company === null) return { type: 'unknown', company };
  const asker = await tx.people.byIdentity(event.platform, event.user);
  if (asker === null) return { type: 'unknown', company };
  if (!hasAccess(asker, today(now, company.timeZone))) return { type: 'left', person: asker };
  return { type: 'known', context: { tx, ...occasion, company, asker, words: words(asker.language), event } };
}
