export interface Token {
  readonly type: 'number' | 'name' | 'sign';
  readonly text: string;
  /** In characters from 0. */
  readonly position: number;
}

/** As people type them in Chinese, and as spreadsheets write them. */
const plainSigns: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '×': '*',
  '÷': '/',
  '−': '-',
  '＋': '+',
  '≤': '<=',
  '≥': '>=',
};

const tokenForm = /\s*(?:(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_]\w*)|(?<sign><=|>=|\S))/gu;

/** Every character belongs to a token or is space; what makes no sense is a sign that no rule expects. */
export function tokenize(text: string): readonly Token[] {
  return [...text.matchAll(tokenForm)].map((match): Token => {
    const { number, name, sign = '' } = match.groups ?? {};
    const written = number ?? name ?? sign;
    const position = match.index + match[0].length - written.length;
    if (number !== undefined) return { type: 'number', text: number, position };
    if (name !== undefined) return { type: 'name', text: name, position };
    return { type: 'sign', text: plainSigns[sign] ?? sign, position };
  });
}
