import type { LoadRefusal } from '../bot/ports.ts';
import { operateWords } from '../words/operate.ts';
import type { CommandIo, ExitCode } from './command.ts';

/** Why a database did not take the data. */
export function tellRefusal(refusal: LoadRefusal, io: CommandIo): ExitCode {
  const say = operateWords(io.language).load;
  switch (refusal.type) {
    case 'full':
      io.error(say.full);
      return 1;
    case 'newer':
      io.error(say.newer(refusal.migrations.join(', ')));
      return 1;
    case 'prepared_otherwise':
      io.error(say.preparedOtherwise);
      return 1;
    case 'unknown_table':
      io.error(say.unknownTable(refusal.table));
      return 1;
  }
}
