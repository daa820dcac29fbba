/**
 * Prisma's schema engine, the WebAssembly build of it: it needs no download and no running database server.
 * For developers and tests only; the service applies migrations by itself (src/adapters/store/migrations.ts).
 */
import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { PrismaPGlite } from 'pglite-prisma-adapter';

/** What is used of the WebAssembly global, which Node has and its types leave to the DOM's. */
declare const WebAssembly: {
  instantiate(
    code: Uint8Array,
    imports: Readonly<Record<string, unknown>>,
  ): Promise<{ instance: { exports: Readonly<Record<string, unknown>> } }>;
};

const schemaFile = new URL('schema.prisma', import.meta.url);
export const migrationsFolder = new URL('migrations/', import.meta.url);

async function loadEngine(schema: string): Promise<{ engine: bindings.SchemaEngine; close(): Promise<void> }> {
  const wasm = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  const { instance } = await WebAssembly.instantiate(await readFile(wasm), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  const scratch = await PGlite.create();
  const adapter = new PrismaPGlite(scratch);
  // Where the engine plays the migrations through: the scratch database itself, as it has no other use.
  adapter.connectToShadowDb = () => adapter.connect();
  const engine = await bindings.SchemaEngine.new(
    { datamodels: [['schema.prisma', schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  return {
    engine,
    async close() {
      engine.free();
      await scratch.close();
    },
  };
}

/** The migrations on disk in the shape the engine takes. */
async function readMigrations(): Promise<bindings.MigrationList> {
  const names = await readdir(migrationsFolder, { withFileTypes: true });
  const folders = names.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: fileURLToPath(migrationsFolder),
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      folders.sort().map(async (path) => {
        const value = await readFile(new URL(`${path}/migration.sql`, migrationsFolder), 'utf8');
        return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } } };
      }),
    ),
  };
}

/** The SQL that leads from what the migrations make to what schema.prisma says; null when they agree. */
export async function findDrift(): Promise<string | null> {
  const schema = await readFile(schemaFile, 'utf8');
  const { engine, close } = await loadEngine(schema);
  try {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    });
    return exitCode === 0 ? null : (stdout ?? '');
  } finally {
    await close();
  }
}
