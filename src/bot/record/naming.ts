/** How a person is named in texts, and how the name is taken out of them without hurting anybody else's. Pure. */
import type { Person } from '../ports.ts';

export interface Naming {
  /** What a text that names the person holds, in any case of letters. */
  readonly fragments: readonly string[];
  /** The text without the person's name, address and number. */
  replace(text: string): string;
  /** Names that somebody else has, too: in texts nobody can tell who is meant, so they stay. */
  readonly shared: readonly string[];
}

/** `others`: everybody else's names. */
export function namingOf(
  person: Pick<Person, 'name' | 'email' | 'mobile'>,
  others: readonly string[],
  replacement: string,
): Naming {
  const theirs = namesIn(person.name);
  const foreign = [...new Set(others.flatMap(namesIn))];
  const shared = theirs.filter((name) => foreign.includes(name));
  const names = theirs.filter((name) => !shared.includes(name));
  // Of 王伟 and 王伟民 only the whole longer one is somebody else: it is matched first, and stays.
  const longer = foreign.filter((other) => names.some((name) => other.includes(name)));
  const contacts = [person.email, person.mobile].flatMap((contact) =>
    contact === null || contact.trim() === '' ? [] : [contact],
  );
  const patterns = [
    ...(names.length === 0 ? [] : [new RegExp(alternatives([...longer, ...names]), 'gu')]),
    ...(contacts.length === 0 ? [] : [new RegExp(alternatives(contacts), 'giu')]),
  ];
  return {
    fragments: [...names, ...contacts],
    replace: (text) =>
      patterns.reduce(
        (said, pattern) => said.replace(pattern, (found) => (longer.includes(found) ? found : replacement)),
        text,
      ),
    shared,
  };
}

/** '陈力 Chen Li' is also called 陈力, and Chen Li. One Latin word alone may be any word: it counts only as a whole name. */
function namesIn(name: string): readonly string[] {
  const whole = name.replace(/\s+/gu, ' ').trim();
  const chinese = whole.match(/\p{Script=Han}{2,}/gu) ?? [];
  const latin =
    whole.match(/\p{Script=Latin}[\p{Script=Latin}.'’-]*(?: \p{Script=Latin}[\p{Script=Latin}.'’-]*)+/gu) ?? [];
  return [...new Set([name, whole, ...chinese, ...latin])].filter((part) => part.length > 1);
}

/** The longest first. A name that begins or ends with a letter or digit of an alphabet is not found inside of a word. */
function alternatives(names: readonly string[]): string {
  return [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map((name) => {
      const before = IN_WORD.test(name.charAt(0)) ? String.raw`(?<![\p{Script=Latin}\p{N}])` : '';
      const after = IN_WORD.test(name.charAt(name.length - 1)) ? String.raw`(?![\p{Script=Latin}\p{N}])` : '';
      return `${before}${name.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)}${after}`;
    })
    .join('|');
}

const IN_WORD = /[\p{Script=Latin}\p{N}]/u;
