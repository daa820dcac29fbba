/** `npm run move`: all data of the embedded database into the PostgreSQL of DATABASE_URL. */
import { existsSync } from 'node:fs';
import { createLog } from '../adapters/log/index.ts';
import { openState } from '../adapters/store/open.ts';
import type { Loaded } from '../bot/ports.ts';
import type { Config } from '../config.ts';
import { operateWords } from '../words/operate.ts';
import { holdsCompany } from './backup.ts';
import type { CommandIo, ExitCode } from './command.ts';
import { companyPlace, databaseFolder } from './place.ts';
import { runHere } from './runCommand.ts';
import { tellRefusal } from './tellRefusal.ts';

export async function move(config: Config, args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const say = operateWords(io.language).move;
  if (args.length > 0) {
    io.error(say.help);
    return 2;
  }
  if (config.databaseUrl === null) {
    io.error(say.noTarget);
    return 2;
  }
  const embedded = companyPlace({ ...config, databaseUrl: null });
  const folder = databaseFolder(embedded);
  if (!existsSync(folder)) {
    io.error(say.noSource(folder));
    return 2;
  }
  io.progress(say.moving);
  const outcome = await copy({ dataDir: embedded.folder }, { databaseUrl: config.databaseUrl });
  if (outcome.type === 'no_company') {
    io.error(say.noSource(folder));
    return 2;
  }
  if (outcome.type !== 'loaded') return tellRefusal(outcome, io);
  io.write(say.moved(outcome.rows));
  io.write(say.next(folder));
  return 0;
}

/** The folder is held meanwhile, so nobody sends from it. The session key stays where it is: beside the folder's database. */
async function copy(
  from: { readonly dataDir: string },
  to: { readonly databaseUrl: string },
): Promise<Loaded | { readonly type: 'no_company' }> {
  const options = { log: createLog('warn'), onProgress: () => undefined };
  const source = await openState(from, options);
  try {
    const target = await openState(to, options);
    try {
      return await source.state.read(async (state) =>
        holdsCompany(state)
          ? target.state.load(state, { original: { fate: 'stopped' }, onLoaded: () => Promise.resolve() })
          : { type: 'no_company' as const },
      );
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const help = { en: operateWords('en').move.help, zh: operateWords('zh').move.help };

if (import.meta.main) {
  const args = process.argv.slice(2);
  await runHere(help, args, (io, config) => move(config, args, io));
}
