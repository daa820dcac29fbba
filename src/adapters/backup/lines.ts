import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/**
 * The lines of a gzip file, each with its end. Split here: Node's own reader of lines also ends them where Unicode
 * does, in the middle of a text.
 */
export async function* readLines(path: string): AsyncGenerator<string> {
  // What fails in the file fails what is read from it.
  const texts = pipeline(createReadStream(path), createGunzip(), () => undefined).setEncoding('utf8');
  let begun: string[] = [];
  for await (const text of texts as AsyncIterable<string>) {
    let from = 0;
    for (let to = text.indexOf('\n'); to !== -1; to = text.indexOf('\n', from)) {
      yield begun.join('') + text.slice(from, to + 1);
      begun = [];
      from = to + 1;
    }
    if (from < text.length) begun.push(text.slice(from));
  }
  if (begun.length > 0) yield begun.join('');
}
