/** The page's own script, style and icon: read once, served as they are. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname } from 'node:path';

export interface Asset {
  readonly type: string;
  readonly tag: string;
  readonly content: Buffer;
}

const FOLDER = new URL('./client/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const names = (await readdir(FOLDER)).filter((name) => extname(name) in TYPES);
  return new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, Asset]> => {
        const content = await readFile(new URL(name, FOLDER));
        const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 16)}"`;
        return [name, { type: TYPES[extname(name)] ?? '', tag, content }];
      }),
    ),
  );
}

export function serveAsset(asset: Asset | undefined, headers: Headers): Response {
  if (asset === undefined) return new Response('Nothing is here.\n', { status: 404 });
  // Asked about each time: an update of the service is seen at once, and nothing is sent that the browser has.
  const kept = { etag: asset.tag, 'cache-control': 'no-cache' };
  if (headers.get('if-none-match') === asset.tag) return new Response(null, { status: 304, headers: kept });
  return new Response(Uint8Array.from(asset.content), { headers: { ...kept, 'content-type': asset.type } });
}
