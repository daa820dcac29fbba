/** `npm run migration -- NAME`: writes the next migration from the difference between migrations and schema. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { findDrift, migrationsFolder } from './schemaEngine.ts';

const name = process.argv[2];
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error('Usage: npm run migration -- NAME   (small letters, digits and _: what the migration does)');
  process.exit(2);
}
const sql = await findDrift();
if (sql === null) {
  console.log('Migrations and schema agree: nothing to write.');
} else {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = new URL(`${stamp}_${name}/`, migrationsFolder);
  await mkdir(folder);
  await writeFile(new URL('migration.sql', folder), sql);
  console.log(`Wrote ${fileURLToPath(folder)}migration.sql: read it before you commit it.`);
}
