/** A small language for the shapes and limits of Block Kit: the tables beside this file are written in it. */

export type Surface = 'message' | 'modal' | 'home';

/** What Slack answers where it has a code of its own; everything else is invalid_blocks or invalid_arguments. */
export type ProblemCode = 'msg_blocks_too_long' | 'only_one_table_allowed' | 'view_too_large';

export interface BlockKitProblem {
  /** JSON pointer into the payload: '/blocks/0/text/text'. */
  readonly pointer: string;
  readonly message: string;
  readonly code?: ProblemCode;
}

export interface Walk {
  readonly surface: Surface;
  readonly report: (pointer: string, message: string, code?: ProblemCode) => void;
}

export type Fields = Readonly<Record<string, unknown>>;
export type Check = (value: unknown, at: string, walk: Walk) => void;
type FieldsCheck = (fields: Fields, at: string, walk: Walk) => void;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function pointerTo(at: string, key: string | number): string {
  return `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/**
 * Lengths count UTF-16 units (assumed: Slack says "characters"). That is the strictest reading: no other counts more.
 */
export function string({ min = 1, max = Infinity, pattern }: { min?: number; max?: number; pattern?: RegExp }): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'string') return void report(at, 'must be a string');
    if (value.length < min) report(at, `must be more than ${min - 1} characters`);
    if (value.length > max) report(at, `must be less than ${max + 1} characters`);
    if (pattern !== undefined && !pattern.test(value)) report(at, `must match ${pattern.source}`);
  };
}

export const boolean: Check = (value, at, { report }) => {
  if (typeof value !== 'boolean') report(at, 'must be a boolean');
};

export function number({
  min = -Infinity,
  max = Infinity,
  integer = false,
}: {
  min?: number;
  max?: number;
  integer?: boolean;
}): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return void report(at, 'must be a finite number');
    if (integer && !Number.isInteger(value)) report(at, 'must be an integer');
    if (value < min) report(at, `must be at least ${min}`);
    if (value > max) report(at, `must be at most ${max}`);
  };
}

export function oneOf(...allowed: readonly string[]): Check {
  return (value, at, { report }) => {
    if (typeof value !== 'string' || !allowed.includes(value)) report(at, `must be one of ${allowed.join(', ')}`);
  };
}

export function list(item: Check, { min = 1, max = Infinity }: { min?: number; max?: number } = {}): Check {
  return (value, at, walk) => {
    if (!Array.isArray(value)) return void walk.report(at, 'must be an array');
    if (value.length < min) walk.report(at, `no fewer than ${min} items allowed`);
    if (value.length > max) walk.report(at, `no more than ${max} items allowed`);
    value.forEach((each, index) => item(each, pointerTo(at, index), walk));
  };
}

/** An object with these properties and no other. `also` sees it whole, for rules between properties. */
export function object(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
  also?: FieldsCheck,
): Check {
  return (value, at, walk) => {
    if (!isFields(value)) return void walk.report(at, 'must be an object');
    // A property that is undefined does not travel.
    const present = Object.entries(value).filter(([, each]) => each !== undefined);
    const known = { ...required, ...optional };
    for (const key of Object.keys(required)) {
      if (value[key] === undefined) walk.report(at, `missing required field: ${key}`);
    }
    for (const [key, each] of present) {
      const check = Object.hasOwn(known, key) ? known[key] : undefined;
      if (check === undefined) walk.report(pointerTo(at, key), `invalid additional property: ${key}`);
      else check(each, pointerTo(at, key), walk);
    }
    also?.(value, at, walk);
  };
}

/** One of several objects, told apart by `type`. */
export function byType(shapes: Readonly<Record<string, Check>>): Check {
  return (value, at, walk) => {
    if (!isFields(value)) return void walk.report(at, 'must be an object');
    const { type, ...rest } = value;
    if (type === undefined) return void walk.report(at, 'missing required field: type');
    const shape = typeof type === 'string' && Object.hasOwn(shapes, type) ? shapes[type] : undefined;
    if (shape === undefined)
      return void walk.report(pointerTo(at, 'type'), `unsupported type: ${JSON.stringify(type)}`);
    shape(rest, at, walk);
  };
}

/** Exactly one of two properties. */
export function either(one: string, other: string): FieldsCheck {
  return (fields, at, { report }) => {
    if ((fields[one] === undefined) === (fields[other] === undefined)) {
      report(at, `exactly one of ${one} and ${other} is required`);
    }
  };
}

export function everyCheck(...checks: readonly FieldsCheck[]): FieldsCheck {
  return (fields, at, walk) => checks.forEach((check) => check(fields, at, walk));
}
