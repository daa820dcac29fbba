/** Checks of what was typed into a form, each with words for the field. */
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
  if (length === 0) errors.push({ field, message: words.forms.errors.required });
  else if (length < limits.min) errors.push({ field, message: words.forms.errors.tooShort(limits.min, length) });
  else if (length > limits.max) errors.push({ field, message: words.forms.errors.tooLong(limits.max, length) });
  return text;
}
