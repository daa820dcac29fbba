/** Checks of what was typed into a form, each with words for the field. */
import { exact, parseDecimal, roundTo, toDecimal, zero } from '../../scoring/exact.ts';
import type { Words } from '../../words/index.ts';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Trimmed text within its limits; otherwise an error is added and '' returned. Length counts what people see as characters. */
export function textField(
  field: string,
  value: unknown,
  limits: { readonly min: number; readonly max: number },
  words: Words,
  errors: FieldError[],
): string {
  const text = typeof value === 'string' ? value.trim() : '';
  const { length } = [...text];
  if (length === 0) errors.push({ field, message: words.errors.required });
  else if (length < limits.min) errors.push({ field, message: words.errors.tooShort(limits.min) });
  else if (length > limits.max)
    errors.push({ field, message: words.errors.tooLong(String(limits.max), String(length)) });
  return text;
}

/** A decimal within +-limit, at most one decimal and not 0; otherwise an error is added and null returned. */
export function pointsField(
  field: string,
  value: unknown,
  limit: string,
  words: Words,
  errors: FieldError[],
): string | null {
  const text =
    typeof value === 'string'
      ? value
          .normalize('NFKC')
          .trim()
          .replace(/^\+/u, '')
          .replace(/^\u2212/u, '-')
      : '';
  const refuse = (message: string): null => {
    errors.push({ field, message });
    return null;
  };
  if (text === '') return refuse(words.errors.required);
  const points = parseDecimal(text);
  if (typeof points === 'string') return refuse(words.errors.notNumber);
  if (points.equals(zero)) return refuse(words.errors.zero);
  if (!roundTo(points, 1).equals(points)) return refuse(words.errors.decimals(1));
  const bound = exact(limit);
  if (points.abs().gt(bound)) return refuse(words.errors.outOfRange(`-${limit}`, limit));
  return toDecimal(points);
}
