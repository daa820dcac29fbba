/** Text as it may stand in a cell of a workbook that leaves the product. */

/** https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const maxUnits = 32_767;

/** XML 1.0 has no way to write these: a file with one of them is a broken file. Halves of a pair are among them. */
const notInXml = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF]|\p{Cs}/gu;

/** What a spreadsheet takes for the start of a formula, with the wide forms that Chinese and Japanese ones take too. */
const formulaStart = /^(?:[\t\n]|\s*[=+\-@＝＋－＠])/u;

/** Workbooks write a character as _xHHHH_: a text that happens to look so must not be read as that character. */
const escapeLike = /_(?=x[\da-f]{4}_)/giu;

/**
 * A text cell is never calculated in the workbook itself. But the sheet goes on to payroll as a CSV, where every text
 * that begins like a formula is one again when the file is opened; there, the cell's type and Excel's own hidden
 * quotation mark are lost. So an apostrophe is written into the text: the few texts that begin so are read with it,
 * and the file says so. (https://owasp.org/www-community/attacks/CSV_Injection)
 */
export function cellText(text: string): string {
  const sound = text.replace(/\r\n?/gu, '\n').replace(notInXml, '');
  const guarded = formulaStart.test(sound) ? `'${sound}` : sound;
  return cut(guarded).replace(escapeLike, '_x005F_');
}

function cut(text: string): string {
  if (text.length <= maxUnits) return text;
  // A pair that the cut halves would be a broken character: it goes whole.
  return `${text.slice(0, maxUnits - 1).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
