/** `npm run invite -- EMAIL`: a link by which that person signs in on the web client. */
import { parseArgs } from 'node:util';
import { issueLink, LINK_LIFETIME_HOURS, type IssuedLink } from '../bot/links.ts';
import { today } from '../bot/period.ts';
import { hasAccess } from '../bot/permission.ts';
import type { Company, Day, Person, Tx } from '../bot/ports.ts';
import { formatDay, formatInstant } from '../cards/format.ts';
import { words as wordsOf } from '../words/index.ts';
import { inviteWords } from '../words/invite.ts';
import type { Command, CommandIo, ServiceAddress } from './command.ts';
import { runCommand } from './runCommand.ts';

export const command: Command = {
  name: 'invite',
  // Not 'company': looking for one would create its database, and there is none to invite to before an import.
  place: 'current',
  help: { en: inviteWords('en').help, zh: inviteWords('zh').help },

  async run(args, io, { store, clock, address }) {
    const say = inviteWords(io.language);
    const words = wordsOf(io.language);
    const asked = readPerson(args);
    if (asked === null) {
      io.error(say.help);
      return 2;
    }
    const now = clock();
    const outcome = await store.transaction((tx) => invite(tx, asked, now));
    switch (outcome.type) {
      case 'invited': {
        const until = formatInstant(words, outcome.expiresAt.toISOString(), outcome.company.timeZone);
        io.write(say.link(outcome.person.name, LINK_LIFETIME_HOURS, until));
        tellLink(`/p/${outcome.token}`, address, io);
        return 0;
      }
      case 'no_company':
        io.error(say.noCompany);
        return 2;
      case 'unknown':
        io.error(say.unknown(asked, outcome.people));
        return 1;
      case 'left':
        io.error(say.left(outcome.person.name, formatDay(words, outcome.on)));
        return 1;
      case 'not_yet':
        io.error(say.notYet(outcome.person.name, formatDay(words, outcome.person.joinedOn)));
        return 1;
    }
  },
};

type Outcome =
  | ({ readonly type: 'invited'; readonly person: Person; readonly company: Company } & IssuedLink)
  | { readonly type: 'no_company' }
  | { readonly type: 'unknown'; readonly people: number }
  | { readonly type: 'left'; readonly person: Person; readonly on: Day }
  | { readonly type: 'not_yet'; readonly person: Person };

/** The demo's people are chosen on its page: there a link would be worth nothing. */
async function invite(tx: Tx, asked: string, now: Date): Promise<Outcome> {
  const company = await tx.company.get();
  if (company === null || company.demo) return { type: 'no_company' };
  const person = (await tx.people.byEmail(asked)) ?? (await tx.people.byKey(asked));
  if (person === null) return { type: 'unknown', people: (await tx.people.list()).length };
  const day = today(now, company.timeZone);
  if (person.leftOn !== null && person.leftOn < day) return { type: 'left', person, on: person.leftOn };
  if (!hasAccess(person, day)) return { type: 'not_yet', person };
  return { type: 'invited', person, company, ...(await issueLink(tx, now, person, { purpose: 'sign_in' }, 'system')) };
}

/** The link on a line of its own, to be copied; what to mind comes after. */
function tellLink(path: string, { url, own, running }: ServiceAddress, io: CommandIo): void {
  const say = inviteWords(io.language);
  io.write(`${url.replace(/\/+$/u, '')}${path}`);
  io.write(say.private);
  if (!isThisMachine(url)) io.write(say.openHere(`${own}${path}`));
  if (!running) io.write(say.mustRun);
}

const isThisMachine = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

/** Null where the arguments cannot be read. */
function readPerson(args: readonly string[]): string | null {
  try {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [person, ...more] = positionals;
    return person === undefined || person.trim() === '' || more.length > 0 ? null : person.trim();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

if (import.meta.main) await runCommand(command, process.argv.slice(2));
