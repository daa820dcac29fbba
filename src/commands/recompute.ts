/** `npm run recompute -- --cycle 2026-10`: frozen scorecards worked out again, each that differs named. */
import { parseArgs } from 'node:util';
import { recompute, type Recomputed } from '../bot/cycle/recompute.ts';
import { countRestated } from '../bot/cycle/restated.ts';
import { parsePeriod } from '../bot/period.ts';
import { formatPeriodOfYear } from '../cards/format.ts';
import { resultText } from '../cards/phrase.ts';
import { cycleCommandWords } from '../words/cycleCommands.ts';
import { words as wordsOf } from '../words/index.ts';
import type { Command, CommandIo } from './command.ts';
import { runCommand } from './runCommand.ts';

export const command: Command = {
  name: 'recompute',
  place: 'current',
  help: { en: cycleCommandWords('en').recomputeHelp, zh: cycleCommandWords('zh').recomputeHelp },

  async run(args, io, { store, clock }) {
    const say = cycleCommandWords(io.language);
    const asked = readPeriod(args);
    if (asked === null) {
      io.error(say.recomputeHelp);
      return 2;
    }
    const period = parsePeriod(asked);
    if (period === null) {
      io.error(say.badPeriod(asked));
      return 2;
    }
    return store.transaction(async (tx) => {
      const [company, cycle] = [await tx.company.get(), await tx.cycles.byPeriod(period)];
      const recomputed = await recompute(tx, period);
      if (company === null || cycle === null || recomputed === null) {
        io.error(say.noCycle(formatPeriodOfYear(wordsOf(io.language), period)));
        return 2;
      }
      for (const each of recomputed.different) io.write(differenceText(each, io));
      io.write(say.recomputed(recomputed.frozen, recomputed.different.length));
      io.write(say.restated(await countRestated({ tx, now: clock(), company }, cycle)));
      return recomputed.different.length === 0 ? 0 : 1;
    });
  },
};

function differenceText({ key, name, codeVersion, then, now }: Recomputed['different'][number], io: CommandIo): string {
  const words = wordsOf(io.language);
  const say = cycleCommandWords(io.language);
  const text = (result: Recomputed['different'][number]['then']): string => resultText(words, result) ?? say.noTotal;
  return say.difference(key, name, text(then), now === null ? say.withoutInputs : text(now), codeVersion);
}

/** Null where the options cannot be read. */
function readPeriod(args: readonly string[]): string | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { cycle: { type: 'string' } } });
    return values.cycle ?? null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

if (import.meta.main) await runCommand(command, process.argv.slice(2));
