/** The terminal a command is run in. */
import type { Language } from '../words/language.ts';
import type { CommandIo } from './command.ts';

/** The terminal's own language: Chinese where it says so, English otherwise. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return locale?.toLowerCase().startsWith('zh') === true ? 'zh' : 'en';
}

export function terminal(language: Language): CommandIo {
  // Whoever read along may leave (`| head`): what is under way goes on, only nobody is told.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  let progressing = false;
  const endProgress = (): void => {
    if (progressing && process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    progressing = false;
  };
  return {
    cwd: process.cwd(),
    language,
    write(line) {
      endProgress();
      process.stdout.write(`${line}\n`);
    },
    error(line) {
      endProgress();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      progressing = true;
      process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`);
    },
  };
}
