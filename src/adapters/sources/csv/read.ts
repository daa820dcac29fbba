import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import { UnreadableRowError } from '../../../bot/errors.ts';
import type { RowStream, SheetRow, UnreadableFile } from '../../../bot/ports.ts';

type Encoding = 'utf-8' | 'gb18030' | 'utf-16le';
type Delimiter = ',' | ';' | '\t';

/**
 * Opens a CSV of any size. One pass over the bytes finds what it is written in: UTF-8 with or without a mark, UTF-16 as
 * Excel's "Unicode text" is, and otherwise GB18030, in which a Chinese Excel saves its CSV; then rows are read as asked.
 * Rows end with an UnreadableRowError where the file stops being a CSV.
 */
export async function openCsv(path: string): Promise<RowStream | UnreadableFile> {
  let bytes: number;
  try {
    const found = await stat(path);
    if (!found.isFile()) return { unreadable: 'not_found', detail: basename(path) };
    bytes = found.size;
  } catch (error) {
    return { unreadable: 'not_found', detail: error instanceof Error ? error.message : String(error) };
  }
  const examined = await examine(path);
  if (examined === null) return { unreadable: 'not_text', detail: basename(path) };
  let read = 0;
  return {
    fileName: basename(path),
    sha256: examined.sha256,
    bytes,
    rows: () =>
      readRows(path, examined.encoding, examined.delimiter, (more) => {
        read += more;
      }),
    bytesRead: () => read,
  };
}

async function examine(path: string): Promise<{ sha256: string; encoding: Encoding; delimiter: Delimiter } | null> {
  const hash = createHash('sha256');
  const candidates: { encoding: Encoding; decoder: TextDecoder }[] = [
    { encoding: 'utf-8', decoder: new TextDecoder('utf-8', { fatal: true }) },
    { encoding: 'gb18030', decoder: new TextDecoder('gb18030', { fatal: true }) },
  ];
  const impossible = new Set<Encoding>();
  let head: Buffer | null = null;
  let hasZeroByte = false;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    head ??= chunk;
    hasZeroByte ||= chunk.includes(0);
    for (const { encoding, decoder } of candidates) {
      if (!impossible.has(encoding) && !accepts(decoder, chunk)) impossible.add(encoding);
    }
  }
  for (const { encoding, decoder } of candidates) {
    if (!impossible.has(encoding) && !accepts(decoder, null)) impossible.add(encoding);
  }
  const start = head ?? Buffer.alloc(0);
  const isUtf16 = start[0] === 0xff && start[1] === 0xfe;
  if (hasZeroByte && !isUtf16) return null;
  const encoding = isUtf16 ? 'utf-16le' : candidates.find((candidate) => !impossible.has(candidate.encoding))?.encoding;
  if (encoding === undefined) return null;
  const firstLine = new TextDecoder(encoding).decode(start).split(/\r\n|\n|\r/, 1)[0] ?? '';
  return { sha256: hash.digest('hex'), encoding, delimiter: guessDelimiter(firstLine) };
}

function accepts(decoder: TextDecoder, chunk: Buffer | null): boolean {
  try {
    if (chunk === null) decoder.decode();
    else decoder.decode(chunk, { stream: true });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** The one that the headings contain most often. */
function guessDelimiter(headings: string): Delimiter {
  const count = (delimiter: Delimiter) => headings.split(delimiter).length;
  return ([',', ';', '\t'] as const).reduce((best, next) => (count(next) > count(best) ? next : best));
}

async function* decode(path: string, encoding: Encoding, onBytes: (more: number) => void): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    onBytes(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

async function* readRows(
  path: string,
  encoding: Encoding,
  delimiter: Delimiter,
  onBytes: (more: number) => void,
): AsyncIterable<SheetRow> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: 1_000_000,
  });
  const records = pipeline(Readable.from(decode(path, encoding, onBytes)), parser, () => {
    // The error, if any, also ends the loop below.
  });
  let next = 1;
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const number = next;
      next = info.lines + 1;
      const cells = record.map((text) => {
        const trimmed = text.trim();
        return trimmed === '' ? undefined : ({ kind: 'text', text: trimmed } as const);
      });
      if (cells.some((cell) => cell !== undefined)) yield { number, cells };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableRowError(next, { cause: error });
    throw error;
  }
}
