import type { DecimalText } from '../../../bot/ports.ts';

/** A column would round without a word what does not fit into it. */
export function checkScale(value: DecimalText, places: number): DecimalText {
  const point = value.indexOf('.');
  if (point >= 0 && value.length - point - 1 > places) {
    throw new RangeError(`${value} has more than ${String(places)} decimal places`);
  }
  return value;
}
