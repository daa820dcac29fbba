import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact, parseDecimal, ratio, roundTo, toDecimal, toFixed } from '../../src/scoring/exact.ts';

describe('decimals are taken as written', () => {
  test.each([
    ['12', '12'],
    ['-0.50', '-0.5'],
    ['1e-3', '0.001'],
    ['2.5E+2', '250'],
    ['-0', '0'],
    ['0e999999999', '0'],
    ['99.99999999999999999999999999', '99.99999999999999999999999999'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['1e30', '1000000000000000000000000000000'],
    ['1e-30', '0.000000000000000000000000000001'],
  ])('%s is %s', (text, plain) => {
    expect(toDecimal(exact(text))).toBe(plain);
  });

  test.each([
    ['', 'not a decimal'],
    ['.5', 'not a decimal'],
    ['1,5', 'not a decimal'],
    ['1/3', 'not a decimal'],
    ['0x10', 'not a decimal'],
    ['1e', 'not a decimal'],
    ['0.1234567890123456789012345678901', 'too many digits'],
    ['1e31', 'out of range'],
    ['9e30', 'out of range'],
    ['1e-31', 'out of range'],
    ['1e999999999', 'out of range'],
  ])('%j is %s', (text, problem) => {
    expect(parseDecimal(text)).toBe(problem);
  });
});

test.each([
  ['94.95', 1, '95.0'],
  ['-0.25', 1, '-0.3'],
  ['0.249999999999999999999999', 1, '0.2'],
  ['-0.04', 1, '0.0'],
  ['2.5', 0, '3'],
])('%s to %i decimals is %s', (text, decimals, expected) => {
  expect(toFixed(exact(text), decimals)).toBe(expected);
});

test('rounding agrees with whole-number arithmetic, half away from zero', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 25n), 10n ** 25n), fc.bigInt(1n, 10n ** 25n), fc.nat(8), (n, d, decimals) => {
      const scaled = (n < 0n ? -n : n) * 10n ** BigInt(decimals);
      const whole = scaled / d;
      const rounded = (scaled % d) * 2n >= d ? whole + 1n : whole;
      const expected = ratio(n < 0n ? -rounded : rounded, 10n ** BigInt(decimals));
      expect(roundTo(ratio(n, d), decimals).equals(expected)).toBe(true);
    }),
  );
});

test('text and number are the same figure', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 29n), 10n ** 29n), fc.nat(25), (n, decimals) => {
      const value = ratio(n, 10n ** BigInt(decimals));
      expect(exact(toDecimal(value)).equals(value)).toBe(true);
    }),
  );
});
