/** `npm run own-data -- EMAIL-or-KEY --to FILE.json`: what is kept about one person, as a file for that person. */
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Person, Store } from '../bot/ports.ts';
import { giveOwnData } from '../bot/record/giveOwnData.ts';
import { ownDataWords } from '../words/ownData.ts';
import type { Command, CommandIo, ExitCode } from './command.ts';
import { runCommand } from './runCommand.ts';

export const command: Command = {
  name: 'own-data',
  place: 'current',
  help: { en: ownDataWords('en').help, zh: ownDataWords('zh').help },

  async run(args, io, { store, clock }) {
    const say = ownDataWords(io.language);
    const asked = readArguments(args);
    if (asked === null) {
      io.error(say.help);
      return 2;
    }
    const found = await find(store, asked.person);
    if ('people' in found) {
      io.error(found.people === null ? say.noCompany : say.unknown(asked.person, found.people));
      return found.people === null ? 2 : 1;
    }
    const { person } = found;
    const path = resolve(io.cwd, asked.to);
    const give = async (): Promise<string> => {
      const file = await store.transaction((tx) => giveOwnData(tx, person, clock(), 'system'));
      // People are never removed, and this one was there a moment ago.
      if (file === null) throw new Error('the person is not there any more');
      return file.text;
    };
    const code = await writeAfter(give, path, asked.force, io);
    if (code !== 0) return code;
    io.write(say.written(person.name, path));
    io.write(say.private);
    return 0;
  },
};

/** `people`: how many there are, where none is the one; null where there is no company. */
async function find(store: Store, asked: string): Promise<{ person: Person } | { people: number | null }> {
  return store.transaction(async (tx) => {
    if ((await tx.company.get()) === null) return { people: null };
    const person = (await tx.people.byEmail(asked)) ?? (await tx.people.byKey(asked));
    return person === null ? { people: (await tx.people.list()).length } : { person };
  });
}

/** The file is there before the record says so, and holds nothing until it does. Only its owner reads it. */
async function writeAfter(give: () => Promise<string>, path: string, force: boolean, io: CommandIo): Promise<ExitCode> {
  const say = ownDataWords(io.language);
  // What is written over stays until the new one is whole.
  const written = force ? `${path}.new` : path;
  if (force) await rm(written, { force: true });
  let file: FileHandle;
  try {
    file = await open(written, 'wx', 0o600);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    io.error(
      isThere ? say.exists(path) : say.cannotWrite(path, error instanceof Error ? error.message : String(error)),
    );
    return isThere ? 1 : 2;
  }
  try {
    await file.writeFile(await give());
    await file.close();
    if (force) await rename(written, path);
  } catch (error) {
    await file.close();
    await rm(written, { force: true });
    throw error;
  }
  return 0;
}

/** Null where the arguments cannot be read. */
function readArguments(
  args: readonly string[],
): { readonly person: string; readonly to: string; readonly force: boolean } | null {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { to: { type: 'string' }, force: { type: 'boolean', default: false } },
    });
    const [person = '', ...more] = positionals;
    const { to = '', force } = values;
    return person.trim() === '' || to === '' || more.length > 0 ? null : { person: person.trim(), to, force };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

if (import.meta.main) await runCommand(command, process.argv.slice(2));
