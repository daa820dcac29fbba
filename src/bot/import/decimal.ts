import type { ProblemKind } from '../../words/import.ts';

/** As the store keeps figures: 20 digits before the point, 10 behind it. */
const maxWhole = 20;
export const maxDecimals = 10;

const grouped = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;

export type DecimalResult = { readonly value: string } | { readonly problem: ProblemKind };

/**
 * '1,234.50', '+7', '－３' -> the same figure without grouping, needless zeros or plus: '1234.5', '7', '-3'.
 * Null where the text is not a decimal at all.
 */
export function parseDecimalText(text: string, decimals = maxDecimals): DecimalResult | null {
  const match = grouped.exec(text.normalize('NFKC').replace(/^[−–]/, '-').trim());
  if (match === null) return null;
  const [, sign = '', wholeText = '', fractionText = ''] = match;
  const whole = wholeText.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const fraction = fractionText.replace(/0+$/, '');
  if (fraction.length > decimals) return { problem: { kind: 'too_many_decimals', max: decimals } };
  if (whole.length > maxWhole) return { problem: { kind: 'too_large', max: `1e${String(maxWhole)}` } };
  const digits = fraction === '' ? whole : `${whole}.${fraction}`;
  return { value: sign === '-' && digits !== '0' ? `-${digits}` : digits };
}

/** '40' -> '0.4': the point moves, nothing is rounded. */
export const percentToRatio = (percent: string): string => movePoint(percent, -2);

/** '0.4' -> '40'. */
export const ratioToPercent = (ratio: string): string => movePoint(ratio, 2);

function movePoint(decimal: string, places: number): string {
  const negative = decimal.startsWith('-');
  const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
  const digits = (places < 0 ? '0'.repeat(-places) : '') + whole + fraction + '0'.repeat(Math.max(0, places));
  const point = (places < 0 ? -places : 0) + whole.length + places;
  const left = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const right = digits.slice(point).replace(/0+$/, '');
  const moved = right === '' ? left : `${left}.${right}`;
  return negative && moved !== '0' ? `-${moved}` : moved;
}

export const isNegative = (decimal: string): boolean => decimal.startsWith('-');
export const isZero = (decimal: string): boolean => decimal === '0';
