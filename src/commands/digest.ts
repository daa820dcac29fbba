/** `npm run digest -- --team KEY --week 2026-W47`: posts a team's digest now; doing it twice posts once. */
import { parseArgs } from 'node:util';
import { formatInstant, formatWeek } from '../cards/format.ts';
import { postDigest } from '../bot/digest/post.ts';
import { addDays, parseWeek, today, weekOf } from '../bot/period.ts';
import { words as wordsOf } from '../words/index.ts';
import type { Command } from './command.ts';
import { runCommand } from './runCommand.ts';

export const command: Command = {
  name: 'digest',
  place: 'current',
  help: {
    en: `Usage: npm run digest -- --team KEY [--week 2026-W47]

Posts the weekly digest of a team to its channel, without waiting for its hour. The week is last week unless it is
named. A week that was posted is not posted again.

Exit status: 0 posted, 1 nothing to post (already posted, no figures, no channel), 2 bad input.`,
    zh: `用法：npm run digest -- --team 团队编号 [--week 2026-W47]

立即把团队周报发到它的频道，不用等到设定的时间。不写 --week 就是上一周。已经发过的周不会再发一次。

退出码：0 已发出；1 没有可发的（已发过、没有数据、没有频道）；2 输入有误。`,
  },

  async run(args, io, { store, clock, address }) {
    const words = wordsOf(io.language);
    const options = readOptions(args);
    if (options === null) {
      io.error(command.help[io.language]);
      return 2;
    }
    const now = clock();
    return store.transaction(async (tx) => {
      const company = await tx.company.get();
      const team = await tx.teams.byKey(options.team);
      if (company === null || team === null) {
        const known = (await tx.teams.list()).map(({ key }) => key).join(', ');
        io.error(words.digest.unknownTeam(options.team, known));
        return 2;
      }
      const week = options.week === null ? weekOf(addDays(today(now, team.timeZone), -7)) : parseWeek(options.week);
      if (week === null) {
        io.error(words.digest.badWeek(options.week ?? ''));
        return 2;
      }
      const name = team.name[io.language];
      const said = formatWeek(words, week.key);
      const posted = await postDigest(tx, now, company, team, week, 'system');
      switch (posted.type) {
        case 'posted':
          io.write(address.running ? words.digest.posted(said, name) : words.digest.queued(said, name));
          return 0;
        case 'already_posted':
          io.write(
            words.digest.alreadyPosted(said, name, formatInstant(words, posted.at.toISOString(), team.timeZone)),
          );
          return 1;
        case 'no_channel':
          io.error(words.digest.noChannel(name));
          return 1;
        case 'no_figures':
          io.error(words.digest.noFigures(said, name));
          return 1;
      }
    });
  },
};

/** Null where the options cannot be read. */
function readOptions(args: readonly string[]): { readonly team: string; readonly week: string | null } | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { team: { type: 'string' }, week: { type: 'string' } } });
    return values.team === undefined ? null : { team: values.team, week: values.week ?? null };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

if (import.meta.main) await runCommand(command, process.argv.slice(2));
