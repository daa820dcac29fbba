/**
 * Reads unknown data into typed values, and says where it is not as expected. Small combinators in the place of a
 * library, since scoring imports none, and since figures must come from their text, never through a double.
 */
import { parseDecimal, type Exact } from './exact.ts';

/** `place` as in 'items[0].ratings[1].score'; '' is the whole. */
export interface Refusal {
  readonly place: string;
  readonly message: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly [Refusal, ...Refusal[]] };

export type Parser<T> = (value: unknown, place: string) => Parsed<T>;
export type ParsedBy<P> = P extends Parser<infer T> ? T : never;

/** Stands for a field that is not there, so that null is told from absent. */
const absent = Symbol('absent');

/** A number of JSON text, kept as it was written. */
export class WrittenNumber {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
/** ES2025's third argument of the reviver; TypeScript's library does not have it yet. */
const parseJson = JSON.parse as (text: string, reviver: Reviver) => unknown;

/**
 * JSON with every number as a WrittenNumber.
 * @throws SyntaxError when the text is not JSON
 */
export const readJson = (text: string): unknown =>
  parseJson(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined ? new WrittenNumber(source) : value,
  );

export const accept = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const refuse = (place: string, message: string): Parsed<never> => ({
  ok: false,
  refusals: [{ place, message }],
});
const collect = <T>(value: T, refusals: readonly Refusal[]): Parsed<T> => {
  const [first, ...rest] = refusals;
  return first === undefined ? accept(value) : { ok: false, refusals: [first, ...rest] };
};

export const fieldPlace = (place: string, key: string): string => (place === '' ? key : `${place}.${key}`);
export const indexPlace = (place: string, index: number): string => `${place}[${String(index)}]`;

function found(value: unknown): string {
  if (value === absent) return 'nothing';
  if (value instanceof WrittenNumber) return value.source.slice(0, 40);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 40)) : String(value);
}
const unexpected = (place: string, expected: string, value: unknown): Parsed<never> =>
  refuse(place, `expected ${expected}, found ${found(value)}`);

/** Text that is not empty. */
export const text: Parser<string> = (value, place) =>
  typeof value === 'string' && value !== '' ? accept(value) : unexpected(place, 'a text that is not empty', value);

export const flag: Parser<boolean> = (value, place) =>
  typeof value === 'boolean' ? accept(value) : unexpected(place, 'true or false', value);

export const oneOf =
  <const T extends string>(...choices: readonly T[]): Parser<T> =>
  (value, place) => {
    const choice = choices.find((each) => each === value);
    return choice === undefined ? unexpected(place, `one of ${choices.join(', ')}`, value) : accept(choice);
  };

function figureOf(source: string, place: string): Parsed<Exact> {
  const figure = parseDecimal(source);
  if (typeof figure !== 'string') return accept(figure);
  switch (figure) {
    case 'not a decimal':
      return refuse(place, `expected a decimal such as 0.15, found ${JSON.stringify(source.slice(0, 40))}`);
    case 'too many digits':
      return refuse(place, 'expected at most 30 significant digits');
    case 'out of range':
      return refuse(place, 'expected a magnitude within 1e-30 and 1e30');
  }
}
/** A number of JSON text read by `readJson`. */
export const writtenNumber: Parser<Exact> = (value, place) =>
  value instanceof WrittenNumber ? figureOf(value.source, place) : unexpected(place, 'a number', value);
/** A decimal as text, as stored documents have it: "0.08". */
export const decimalText: Parser<Exact> = (value, place) =>
  typeof value === 'string' ? figureOf(value, place) : unexpected(place, 'a decimal as text such as "0.15"', value);

export const optional =
  <T>(parser: Parser<T>): Parser<T | undefined> =>
  (value, place) =>
    value === absent ? accept(undefined) : parser(value, place);

export const nullable =
  <T>(parser: Parser<T>): Parser<T | null> =>
  (value, place) =>
    value === null ? accept(null) : parser(value, place);

/** Goes on with a value that was read: to another one, or to a refusal. */
export const refine =
  <A, B>(parser: Parser<A>, next: (value: A, place: string) => Parsed<B>): Parser<B> =>
  (value, place) => {
    const parsed = parser(value, place);
    return parsed.ok ? next(parsed.value, place) : parsed;
  };

export const check = <T>(parser: Parser<T>, holds: (value: T) => boolean, expected: string): Parser<T> =>
  refine(parser, (value, place) => (holds(value) ? accept(value) : refuse(place, `expected ${expected}`)));

export const list =
  <T>(parser: Parser<T>): Parser<readonly T[]> =>
  (value, place) => {
    if (!Array.isArray(value)) return unexpected(place, 'a list', value);
    const parsed = value.map((each: unknown, index) => parser(each, indexPlace(place, index)));
    return collect(
      parsed.flatMap((each) => (each.ok ? [each.value] : [])),
      parsed.flatMap((each) => (each.ok ? [] : each.refusals)),
    );
  };

/** A list of exactly these, in this order. */
export const tuple =
  <T extends readonly unknown[]>(expected: string, ...parsers: { [K in keyof T]: Parser<T[K]> }): Parser<T> =>
  (value, place) => {
    if (!Array.isArray(value) || value.length !== parsers.length) return unexpected(place, expected, value);
    const parsed = parsers.map((parser: Parser<unknown>, index) => parser(value[index], indexPlace(place, index)));
    return collect(
      parsed.flatMap((each) => (each.ok ? [each.value] : [])) as unknown as T,
      parsed.flatMap((each) => (each.ok ? [] : each.refusals)),
    );
  };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber);

/** Any keys, one kind of value. */
export const mapping =
  <T>(parser: Parser<T>): Parser<ReadonlyMap<string, T>> =>
  (value, place) => {
    if (!isObject(value)) return unexpected(place, 'an object', value);
    const parsed = Object.entries(value).map(([key, each]) => [key, parser(each, fieldPlace(place, key))] as const);
    return collect(
      new Map(parsed.flatMap(([key, each]) => (each.ok ? [[key, each.value] as const] : []))),
      parsed.flatMap(([, each]) => (each.ok ? [] : each.refusals)),
    );
  };

/** These fields and no other. */
export const object =
  <F extends Readonly<Record<string, Parser<unknown>>>>(
    fields: F,
  ): Parser<{ readonly [K in keyof F]: ParsedBy<F[K]> }> =>
  (value, place) => {
    if (!isObject(value)) return unexpected(place, 'an object', value);
    const unknownFields = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
    const parsed = Object.entries(fields).map(([key, parser]) => {
      const field = Object.hasOwn(value, key) ? value[key] : absent;
      return [key, parser(field, fieldPlace(place, key))] as const;
    });
    const known = `known here: ${Object.keys(fields).join(', ')}`;
    return collect(
      Object.fromEntries(parsed.map(([key, each]) => [key, each.ok ? each.value : undefined])) as {
        readonly [K in keyof F]: ParsedBy<F[K]>;
      },
      [
        ...unknownFields.map((key) => ({ place: fieldPlace(place, key), message: `unknown field; ${known}` })),
        ...parsed.flatMap(([, each]) => (each.ok ? [] : each.refusals)),
      ],
    );
  };

/** An object whose field `by` says which of the parsers reads it. */
export const variants =
  <P extends Readonly<Record<string, Parser<unknown>>>>(by: string, parsers: P): Parser<ParsedBy<P[keyof P]>> =>
  (value, place) => {
    if (!isObject(value)) return unexpected(place, 'an object', value);
    const kind = Object.hasOwn(value, by) ? value[by] : absent;
    if (typeof kind !== 'string' || !Object.hasOwn(parsers, kind))
      return unexpected(fieldPlace(place, by), `one of ${Object.keys(parsers).join(', ')}`, kind);
    const parser = parsers[kind] as Parser<ParsedBy<P[keyof P]>>;
    return parser(value, place);
  };

/** No two with the same key; the place is the later one's field. */
export const distinct =
  <T>(parser: Parser<readonly T[]>, keyOf: (each: T) => string, placeOf: (place: string) => string) =>
  (value: unknown, place: string): Parsed<readonly T[]> => {
    const parsed = parser(value, place);
    if (!parsed.ok) return parsed;
    const keys = parsed.value.map(keyOf);
    const repeat = keys.findIndex((key, index) => keys.indexOf(key) < index);
    return repeat < 0
      ? parsed
      : refuse(placeOf(indexPlace(place, repeat)), `${JSON.stringify(keys[repeat])} is there twice`);
  };
