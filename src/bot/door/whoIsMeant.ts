/** Who is meant by what somebody typed: an e-mail address, a key, a name or the part of one that people are called by. */
import { hasAccess } from '../permission.ts';
import type { Day, Person } from '../ports.ts';

export type Meant =
  | { readonly type: 'one'; readonly person: Person }
  | { readonly type: 'nobody' }
  | { readonly type: 'several'; readonly people: readonly Person[] }
  | { readonly type: 'left'; readonly person: Person; readonly on: Day }
  | { readonly type: 'not_yet'; readonly person: Person };

/** Whoever is here comes before their namesakes who have left. */
export function whoIsMeant(typed: string, people: readonly Person[], day: Day): Meant {
  const called = people.filter((person) => isCalled(person, folded(typed)));
  const found = called.length > 0 ? called : people.filter(({ name }) => holdsWords(folded(name), folded(typed)));
  const stayed = found.filter(({ leftOn }) => leftOn === null || leftOn >= day);
  const [person, ...more] = stayed.length > 0 ? stayed : found;
  if (person === undefined) return { type: 'nobody' };
  if (more.length > 0) return { type: 'several', people: [person, ...more] };
  if (person.leftOn !== null && person.leftOn < day) return { type: 'left', person, on: person.leftOn };
  return hasAccess(person, day) ? { type: 'one', person } : { type: 'not_yet', person };
}

const isCalled = ({ name, email, key }: Person, typed: string): boolean =>
  [name, email, key].some((called) => called !== null && folded(called) === typed);

/** '敏' is no part of '赵敏', as 'Ann' is none of 'Anna'. */
const holdsWords = (name: string, typed: string): boolean => typed !== '' && ` ${name} `.includes(` ${typed} `);

const folded = (text: string): string => text.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
