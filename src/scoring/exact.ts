/**
 * Exact numbers: rationals on BigInt (fraction.js). Nothing here or above it touches a double, so that a sum of
 * decimals is what a person with a pencil gets. Text becomes a number here, and a number text.
 */
import Fraction from 'fraction.js';

export type Exact = Fraction;

/** Whole numbers and quotients of them. Never called with a fractional double. */
export const ratio = (numerator: bigint | number, denominator: bigint | number = 1n): Exact =>
  new Fraction(BigInt(numerator), BigInt(denominator));

export const zero: Exact = ratio(0n);
export const one: Exact = ratio(1n);

const decimalForm = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** More significant digits, or a magnitude outside 10^-30..10^30, and a figure is refused. */
const maxDigits = 30;
const maxExponent = 30;

export type DecimalProblem = 'not a decimal' | 'too many digits' | 'out of range';

/**
 * A decimal as JSON writes numbers ('-12', '0.50', '1e-3'), exactly as written.
 * The size is judged on the digits before anything is multiplied out: '1e999999999' costs nothing.
 */
export function parseDecimal(text: string): Exact | DecimalProblem {
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = decimalForm.exec(text) ?? [];
  if (whole === '') return 'not a decimal';
  const written = (whole + fraction).replace(/^0+/, '');
  const digits = written.replace(/0+$/, '');
  if (digits === '') return zero;
  if (digits.length > maxDigits) return 'too many digits';
  /** The power of ten of the last digit that is kept. */
  const scale = BigInt(exponentText) - BigInt(fraction.length) + BigInt(written.length - digits.length);
  const magnitude = scale + BigInt(digits.length - 1);
  const aboveTop = magnitude > maxExponent || (magnitude === BigInt(maxExponent) && digits !== '1');
  if (aboveTop || magnitude < -maxExponent) return 'out of range';
  const figure = BigInt(sign + digits);
  return scale >= 0n ? ratio(figure * 10n ** scale) : ratio(figure, 10n ** -scale);
}

/**
 * A decimal that is known to be one: from our own store, catalogue or tests.
 * @throws RangeError for any other text, which is a bug of the caller
 */
export function exact(text: string): Exact {
  const value = parseDecimal(text);
  if (typeof value === 'string') throw new RangeError(`${value}: ${JSON.stringify(text)}`);
  return value;
}

/** Half away from zero, which is what people do by hand: 94.95 -> 95.0, -0.25 -> -0.3. */
export function roundTo(value: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals);
  const doubled = 2n * value.n * scale + value.d;
  return ratio((value.s * doubled) / (2n * value.d), scale);
}

/** Plain notation with exactly so many decimals, rounded half away from zero: '95.0'. Never '-0.0'. */
export function toFixed(value: Exact, decimals: number): string {
  const rounded = roundTo(value, decimals);
  const digits = ((rounded.n * 10n ** BigInt(decimals)) / rounded.d).toString().padStart(decimals + 1, '0');
  const sign = rounded.n !== 0n && rounded.s < 0n ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * Plain notation with at most so many decimals and no trailing zeros: '95', '0.3571'.
 * The default of 60 leaves every decimal that `parseDecimal` accepts as it was.
 */
export function toDecimal(value: Exact, maxDecimals = 60): string {
  const text = toFixed(value, maxDecimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

export const min = (a: Exact, b: Exact): Exact => (a.lte(b) ? a : b);
export const max = (a: Exact, b: Exact): Exact => (a.gte(b) ? a : b);
export const sum = (values: Iterable<Exact>): Exact => {
  let total = zero;
  for (const value of values) total = total.add(value);
  return total;
};
