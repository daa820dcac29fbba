/** A small language for the shapes and limits of card JSON 2.0: the tables beside this file are written in it. */

export interface CardProblem {
  /** 'body.elements[3].columns[0].tag' */
  readonly path: string;
  readonly message: string;
  /** Feishu's own, where the reference names one. */
  readonly code: number;
}

/** The sub codes of 230099 that the reference names; everything else is `other` (assumed). */
export const codes = {
  tag: 200_861,
  many: 11_310,
  id: 300_301,
  chart: 200_550,
  size: 200_860,
  column: 200_915,
  cell: 200_914,
  name: 200_530,
  value: 200_671,
  other: 200_621,
} as const;
export type Code = (typeof codes)[keyof typeof codes];

export interface Walk {
  readonly report: (path: string, message: string, code?: Code) => void;
  /** Names that the card gives to sizes and colours of its own, in config.style. */
  readonly sizes: ReadonlySet<string>;
  readonly colours: ReadonlySet<string>;
  /** Tags of the containers that this place is in, the outermost first; `column` is none (assumed). */
  readonly within: readonly string[];
}

export type Fields = Readonly<Record<string, unknown>>;
export type Check = (value: unknown, at: string, walk: Walk) => void;
export type FieldsCheck = (fields: Fields, at: string, walk: Walk) => void;

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function pathTo(at: string, key: string | number): string {
  if (typeof key === 'number') return `${at}[${key}]`;
  return at === '' ? key : `${at}.${key}`;
}

/** Lengths count UTF-16 units (assumed): no other reading of "characters" counts more. */
export function string({
  min = 0,
  max = Infinity,
  pattern,
}: { min?: number; max?: number; pattern?: RegExp } = {}): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'string') return void report(at, 'must be a string');
    if (value.length < min) report(at, 'must not be empty');
    if (value.length > max) report(at, `must be at most ${max} characters`);
    if (pattern !== undefined && !pattern.test(value)) report(at, `must match ${pattern.source}`);
  };
}

export const boolean: Check = (value, at, { report }) => {
  if (typeof value !== 'boolean') report(at, 'must be a boolean');
};

export function number({ min = -Infinity, max = Infinity }: { min?: number; max?: number } = {}): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return void report(at, 'must be a finite number');
    if (value < min || value > max) report(at, `must be from ${min} to ${max}`);
  };
}

export function integer(range: { min?: number; max?: number } = {}): Check {
  return (value, at, walk) => {
    number(range)(value, at, walk);
    if (typeof value === 'number' && Number.isFinite(value) && !Number.isInteger(value)) {
      walk.report(at, 'must be an integer');
    }
  };
}

export function oneOf(...allowed: readonly (string | number | boolean)[]): Check {
  return (value, at, { report }) => {
    if (!allowed.some((each) => each === value)) report(at, `must be one of ${allowed.join(', ')}`);
  };
}

export function list(
  item: Check,
  { min = 0, max = Infinity, code }: { min?: number; max?: number; code?: Code } = {},
): Check {
  return (value, at, walk) => {
    if (!Array.isArray(value)) return void walk.report(at, 'must be an array');
    if (value.length < min) walk.report(at, `must have at least ${min} items`);
    if (value.length > max) walk.report(at, `must have at most ${max} items`, code);
    value.forEach((each, index) => item(each, pathTo(at, index), walk));
  };
}

/** An object with these properties and no other: 2.0 refuses what it does not know. `also` sees it whole. */
export function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
  also?: FieldsCheck,
): Check {
  const known: Readonly<Record<string, Check>> = { ...required, ...optional };
  return (value, at, walk) => {
    if (!isObject(value)) return void walk.report(at, 'must be an object');
    for (const key of Object.keys(required)) {
      if (value[key] === undefined) walk.report(pathTo(at, key), 'is missing');
    }
    for (const [key, each] of Object.entries(value)) {
      // A property that is undefined does not travel.
      if (each === undefined) continue;
      const check = Object.hasOwn(known, key) ? known[key] : undefined;
      if (check === undefined) walk.report(pathTo(at, key), 'is an unknown property');
      else check(each, pathTo(at, key), walk);
    }
    also?.(value, at, walk);
  };
}

/** An object whose keys the author chooses. */
export function record(value: Check, key?: readonly string[]): Check {
  return (fields, at, walk) => {
    if (!isObject(fields)) return void walk.report(at, 'must be an object');
    for (const [name, each] of Object.entries(fields)) {
      if (key !== undefined && !key.includes(name)) walk.report(pathTo(at, name), 'is an unknown property');
      else value(each, pathTo(at, name), walk);
    }
  };
}

/** One of several objects, told apart by `key`. */
export function told(key: string, shapes: Readonly<Record<string, Check>>, code?: Code): Check {
  return (value, at, walk) => {
    if (!isObject(value)) return void walk.report(at, 'must be an object');
    const { [key]: kind, ...rest } = value;
    const shape = typeof kind === 'string' && Object.hasOwn(shapes, kind) ? shapes[kind] : undefined;
    if (shape === undefined) walk.report(pathTo(at, key), `unsupported ${key} ${JSON.stringify(kind)}`, code);
    else shape(rest, at, walk);
  };
}

export const byTag = (shapes: Readonly<Record<string, Check>>): Check => told('tag', shapes, codes.tag);

export function every(...checks: readonly FieldsCheck[]): FieldsCheck {
  return (fields, at, walk) => checks.forEach((check) => check(fields, at, walk));
}

/** The same value twice in `key` of a list's items. */
export function reportRepeated(items: unknown, key: string, at: string, { report }: Walk): void {
  if (!Array.isArray(items)) return;
  const seen = new Set<unknown>();
  for (const [index, item] of items.entries()) {
    const value = isObject(item) ? item[key] : undefined;
    if (value === undefined) continue;
    if (seen.has(value)) report(pathTo(pathTo(at, index), key), `must be unique: ${JSON.stringify(value)}`);
    seen.add(value);
  }
}
