import { parseArgs } from 'node:util';

/** The one file that a command is given; null where there is none, or more. */
export function fileArgument(args: readonly string[]): string | null {
  try {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} });
    const [file, ...more] = positionals;
    return file === undefined || file === '' || more.length > 0 ? null : file;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}
