/** A file as an answer that a browser keeps, and shows to nobody. */
import type { LinkedFile } from '../../bot/ports.ts';

export const download = ({ name, type, bytes }: LinkedFile): Response =>
  new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': type,
      'content-length': String(bytes.byteLength),
      'content-disposition': disposition(name),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });

/** Both ways of RFC 6266: the name in UTF-8, and what is left of it in ASCII for whoever reads only that. */
function disposition(name: string): string {
  // No path, and nothing that a file system or a header takes for more than a letter.
  const plain = name.toWellFormed().replace(/[\p{Cc}\p{Bidi_Control}/\\:*?"<>|]+/gu, '_');
  const ascii = plain.replace(/[^\x20-\x7e]+/gu, '_').replaceAll('%', '_');
  const encoded = encodeURIComponent(plain).replace(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
