import { resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';

const repository = resolve(import.meta.dirname, '../..');

/** What the import table says of the trees under `baseDir`, as 'rule: from -> to', sorted; and how much was looked at. */
export async function violations(
  baseDir: string,
  trees: readonly string[],
): Promise<{ readonly found: readonly string[]; readonly modules: number }> {
  const { forbidden, options } = await extractConfig(resolve(repository, '.dependency-cruiser.js'));
  if (forbidden === undefined) throw new Error('.dependency-cruiser.js forbids nothing');
  const { output } = await cruise([...trees], {
    ...options,
    baseDir: resolve(repository, baseDir),
    validate: true,
    ruleSet: { forbidden },
  });
  const { summary, modules } = parsed(output);
  const found = summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${withoutFolder(to)}`);
  return { found: [...new Set(found)].sort(), modules: modules.length };
}

/** Every rule of the table, by name. */
export async function ruleNames(): Promise<readonly string[]> {
  const { forbidden } = await extractConfig(resolve(repository, '.dependency-cruiser.js'));
  return (forbidden ?? []).map((rule) => rule.name ?? '').sort();
}

function parsed(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered in text: ${output}`);
  return output;
}

/** A package by its name alone: the file it resolves to differs from version to version. */
function withoutFolder(path: string): string {
  return path.replace(/^.*node_modules\/((?:@[^/]+\/)?[^/]+).*$/u, 'npm $1');
}
