/** The file of `npm run score`: `{ "cases": [{ "name", "input" }] }`; whatever else stands in it is left alone. */
import { indexPlace, WrittenNumber, type Refusal } from './reader.ts';

export interface Case {
  readonly name: string;
  /** To be read by `parseDocument`. */
  readonly input: unknown;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof WrittenNumber);

/** `file`: JSON read by `readJson`. */
export function parseCases(file: unknown): { readonly cases: readonly Case[] } | { readonly refusal: Refusal } {
  const list: unknown = isObject(file) && 'cases' in file ? file.cases : undefined;
  if (!Array.isArray(list)) return refused('cases', 'expected a list of { "name", "input" }');
  const cases: Case[] = [];
  for (const [index, each] of (list as readonly unknown[]).entries()) {
    const place = indexPlace('cases', index);
    if (!isObject(each)) return refused(place, 'expected { "name", "input" }');
    if (!('name' in each) || typeof each.name !== 'string') return refused(`${place}.name`, 'expected a text');
    if (!('input' in each))
      return refused(`${place}.input`, `expected a document for the case ${JSON.stringify(each.name)}`);
    cases.push({ name: each.name, input: each.input });
  }
  return { cases };
}

const refused = (place: string, message: string) => ({ refusal: { place, message } });
