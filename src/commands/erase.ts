/** `npm run erase -- EMAIL-or-KEY --yes`: erases somebody who left; without --yes it only says what that would do. */
import { parseArgs } from 'node:util';
import { formatDay } from '../cards/format.ts';
import { erase, type ErasureOutcome, type ErasureRefusal } from '../bot/record/erase.ts';
import type { Person } from '../bot/ports.ts';
import { eraseWords } from '../words/erase.ts';
import { words as wordsOf } from '../words/index.ts';
import type { Language } from '../words/language.ts';
import type { Command, CommandIo, ExitCode } from './command.ts';
import { runCommand } from './runCommand.ts';

export const command: Command = {
  name: 'erase',
  place: 'current',
  help: { en: eraseWords('en').help, zh: eraseWords('zh').help },

  async run(args, io, { store, clock }) {
    const asked = readArguments(args);
    if (asked === null) {
      io.error(eraseWords(io.language).help);
      return 2;
    }
    const outcome = await erase(store, asked.person, { now: clock(), preview: !asked.yes, actor: 'system' });
    return tell(outcome, asked.person, io);
  },
};

function tell(outcome: ErasureOutcome, asked: string, io: CommandIo): ExitCode {
  const say = eraseWords(io.language);
  switch (outcome.state) {
    case 'no_company':
      io.error(say.noCompany);
      return 2;
    case 'unknown':
      io.error(say.unknown(asked, outcome.people));
      return 1;
    case 'refused':
      io.error(refusalText(outcome.person, outcome.because, io.language));
      return 1;
    case 'previewed':
    case 'erased': {
      const isErased = outcome.state === 'erased';
      const { counts, mentions, reasons, name, open, shared } = outcome;
      const lines = [
        isErased ? say.erased(name) : say.wouldErase(outcome.person.name),
        ...say.gone({ ...counts, mentions, auditReasons: reasons }),
        ...say.kept(name),
        ...(open.length === 0 ? [] : [say.open(open.join(', '))]),
        ...(shared.length === 0 ? [] : [say.shared(shared.join(', '))]),
        say.workbook,
        ...(isErased ? [] : [say.confirm(asked)]),
      ];
      for (const line of lines) io.write(line);
      return isErased ? 0 : 1;
    }
  }
}

function refusalText(person: Person, because: ErasureRefusal, language: Language): string {
  const say = eraseWords(language);
  switch (because.why) {
    case 'still_here':
      return say.stillHere(person.name, because.leftOn === null ? null : formatDay(wordsOf(language), because.leftOn));
    case 'manages':
      return say.manages(person.name, because.people.map(({ name }) => name).join(', '));
    case 'leads':
      return say.leads(person.name, because.teams.map(({ name }) => name[language]).join(', '));
    case 'erased_before':
      return say.erasedBefore(person.name);
  }
}

/** Null where the arguments cannot be read. */
function readArguments(args: readonly string[]): { readonly person: string; readonly yes: boolean } | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { yes: { type: 'boolean', default: false } },
    });
    const [person = '', ...more] = positionals;
    return person.trim() === '' || more.length > 0 ? null : { person: person.trim(), yes: values.yes };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

if (import.meta.main) await runCommand(command, process.argv.slice(2));
