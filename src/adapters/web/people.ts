/** What the web platform asks about people and channels: adapters never read the store, so somebody tells them. */
import type { PlatformUser } from '../../bot/ports.ts';
import type { BilingualName, Language } from '../../words/language.ts';

/** Somebody the demo's visitor may be. */
export interface ChooserPerson {
  /** The web platform's id of the person. */
  readonly user: string;
  readonly name: string;
  readonly position: BilingualName;
  readonly team: BilingualName;
  /** What they do in the review: 'team lead', 'approves 8 people'; null for nothing special. */
  readonly role: BilingualName | null;
  readonly language: Language;
  /** Shown first, as a good person to begin with. */
  readonly featured: boolean;
}

export interface WebChannel {
  readonly id: string;
  readonly name: BilingualName;
}

export interface WebPeople {
  /** Null unless the data is the demo's: nobody chooses whom to be in a real company. Asked for each page. */
  chooser(): Promise<readonly ChooserPerson[] | null>;
  /** Null for somebody unknown, or who has left. */
  person(user: string): Promise<PlatformUser | null>;
  list(): AsyncIterable<PlatformUser>;
  /** Channels of the teams the person belongs to today. */
  channelsOf(user: string): Promise<readonly WebChannel[]>;
  channel(id: string): Promise<WebChannel | null>;
}
