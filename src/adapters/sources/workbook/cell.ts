import type { CellValue } from 'exceljs';
import type { SheetCell } from '../../../bot/ports.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * A double as the decimal a person typed. Excel keeps and shows 15 significant digits, so that is where a figure
 * ends: 0.1 + 0.2 in a formula is 0.3, not 0.30000000000000004.
 */
export function decimalText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') ? plainNotation(text) : text;
}

/** '1.5e-7' -> '0.00000015'. */
function plainNotation(text: string): string {
  const [mantissa = '', exponentText = '0'] = text.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const exponent = Number(exponentText);
  const digits = whole + fraction;
  const point = whole.length + exponent;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}

/** A cell with a date and a time is its date: figures are of days. One with a time alone lies before 1900. */
function dateCell(value: Date): SheetCell {
  // Excel's fractions of a day are off by some milliseconds.
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000);
  const text = rounded.toISOString();
  if (rounded.getTime() < Date.UTC(1899, 11, 30) + dayMs) return { kind: 'time', text: text.slice(11, 16) };
  return { kind: 'date', text: text.slice(0, 10) };
}

function textCell(text: string): SheetCell | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : { kind: 'text', text: trimmed };
}

/** What stands in a cell, whatever Excel made of it; undefined where nothing does. */
export function decodeCell(value: CellValue, numberFormat: string | undefined): SheetCell | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return textCell(value);
  if (typeof value === 'number') {
    const kind = numberFormat?.includes('%') === true ? 'percent' : 'number';
    return { kind, text: decimalText(value) };
  }
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? { kind: 'error', text: '#VALUE!' } : dateCell(value);
  }
  if ('richText' in value) return textCell(value.richText.map((run) => run.text).join(''));
  // A linked cell's text may be rich text in its turn: Excel links each e-mail address as it is typed.
  if ('hyperlink' in value) return decodeCell(value.text, numberFormat);
  if ('error' in value) return { kind: 'error', text: value.error };
  if (value.result === undefined) return { kind: 'error', text: `=${'formula' in value ? value.formula : '?'}` };
  return decodeCell(value.result, numberFormat);
}
