/**
 * Chinese puts a space between its characters and Latin letters or digits. Which side a name or figure falls on is
 * only known when it is put in, so this tag looks at both ends of what it inserts. What is inserted stays as it is.
 */
const HAN_END = /\p{Script=Han}$/u;
const HAN_START = /^\p{Script=Han}/u;
const LATIN_END = /[\p{Script=Latin}\d%$+]$/u;
const LATIN_START = /^[\p{Script=Latin}\d$+−≥≤]/u;

function joint(before: string, after: string): string {
  const meets = (HAN_END.test(before) && LATIN_START.test(after)) || (LATIN_END.test(before) && HAN_START.test(after));
  return meets ? ' ' : '';
}

export function spaced(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  let said = texts[0] ?? '';
  values.forEach((value, index) => {
    for (const piece of [String(value), texts[index + 1] ?? '']) {
      said += joint(said, piece) + piece;
    }
  });
  return said;
}
