/** A spreadsheet small enough to check: the formulas of the workbook for pay, calculated from its cells alone. */
import ExcelJS, { type Workbook, type Worksheet } from 'exceljs';

type Scalar = number | string | boolean | null;
type Value = Scalar | readonly Scalar[];

/** What a cell comes to, its formula calculated anew: a result that came with the file is not looked at. */
export function calculate(workbook: Workbook, sheet: Worksheet, address: string): Scalar {
  const cell = sheet.getCell(address);
  if (cell.type === ExcelJS.ValueType.Formula) return scalar(createParser(workbook, sheet, cell.formula).parse());
  const { value } = cell;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null) return null;
  throw new TypeError(`${sheet.name}!${address} holds what no formula of ours reads`);
}

const tokenForm = /'(?:[^']|'')+'!|\$?[A-Z]{1,3}\$?\d+|[A-Z]+|\d+(?:\.\d+)?|[-+*/(),:]/gu;

function createParser(workbook: Workbook, home: Worksheet, formula: string): { parse: () => Value } {
  const tokens = formula.match(tokenForm) ?? [];
  if (tokens.join('') !== formula) throw new SyntaxError(formula);
  let at = 0;
  const next = (): string => tokens[at++] ?? '';
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };
  const expected = (token: string): void => {
    if (!take(token)) throw new SyntaxError(`${token} in ${formula}`);
  };

  const reference = (sheet: Worksheet, first: string): Value => {
    const from = first.replaceAll('$', '');
    if (!take(':')) return calculate(workbook, sheet, from);
    const to = next().replaceAll('$', '');
    const [column = ''] = /^[A-Z]+/u.exec(from) ?? [];
    if (!to.startsWith(column)) throw new SyntaxError(`more than a column in ${formula}`);
    const [top, bottom] = [from, to].map((cell) => Number(cell.slice(column.length))) as [number, number];
    return Array.from({ length: bottom - top + 1 }, (_, index) =>
      calculate(workbook, sheet, `${column}${String(top + index)}`),
    );
  };

  const factor = (): Value => {
    if (take('-')) return map(factor(), (value) => -number(value));
    if (take('(')) {
      const inside = sum();
      expected(')');
      return inside;
    }
    const token = next();
    if (/^\d/u.test(token)) return Number(token);
    if (token.endsWith('!')) {
      const sheet = workbook.getWorksheet(token.slice(1, -2).replaceAll("''", "'"));
      if (sheet === undefined) throw new SyntaxError(`no sheet ${token}`);
      return reference(sheet, next());
    }
    if (!take('(')) return reference(home, token);
    const given: Value[] = [];
    do given.push(sum());
    while (take(','));
    expected(')');
    return call(token, given);
  };
  const product = (): Value => {
    let value = factor();
    while (tokens[at] === '*' || tokens[at] === '/') {
      value = next() === '*' ? number(value) * number(factor()) : number(value) / number(factor());
    }
    return value;
  };
  const sum = (): Value => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      value = next() === '+' ? number(value) + number(product()) : number(value) - number(product());
    }
    return value;
  };
  return {
    parse: () => {
      const value = sum();
      if (at < tokens.length) throw new SyntaxError(formula);
      return value;
    },
  };
}

const list = (value: Value | undefined): readonly Scalar[] =>
  Array.isArray(value) ? (value as Scalar[]) : [scalar(value)];
const scalar = (value: Value | undefined): Scalar => {
  if (value === undefined || Array.isArray(value)) throw new TypeError('one value was expected');
  return value as Scalar;
};
const map = (value: Value, change: (one: Scalar) => Scalar): Value =>
  Array.isArray(value) ? (value as Scalar[]).map(change) : change(value as Scalar);

/** An empty cell counts as 0, a text is an error. */
function number(value: Value | undefined): number {
  const one = scalar(value);
  if (typeof one === 'string') throw new TypeError(`#VALUE! ${one}`);
  return Number(one);
}

const numbers = (values: readonly Scalar[]): readonly number[] => values.filter((value) => typeof value === 'number');
const total = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** Half away from zero, on the fifteen digits that spreadsheets go by. */
function round(value: number, decimals: number): number {
  const scaled = Number((Math.abs(value) * 10 ** decimals).toPrecision(15));
  return (Math.sign(value) * Math.round(scaled)) / 10 ** decimals;
}

function call(name: string, given: readonly Value[]): Value {
  const [first, second, third] = given;
  switch (name) {
    case 'MIN':
      return Math.min(...given.map(number));
    case 'MAX':
      return Math.max(...given.map(number));
    case 'ROUND':
      return round(number(first), number(second));
    case 'ISNUMBER':
      return typeof scalar(first) === 'number';
    case 'IF':
      return scalar(first) === true ? scalar(second) : scalar(third);
    case 'EXACT':
      return list(first).map((value) => value === scalar(second));
    case 'SUMPRODUCT': {
      const factors = list(second);
      return total(list(first).map((value, index) => number(value) * (numbers([factors[index] ?? null])[0] ?? 0)));
    }
    case 'LOOKUP': {
      const position = list(first === undefined ? undefined : second).findLastIndex(
        (from) => number(from) <= number(first),
      );
      return list(third)[position] ?? null;
    }
    case 'MATCH':
      return list(second).findIndex((value) => String(value).toLowerCase() === String(scalar(first)).toLowerCase()) + 1;
    case 'INDEX':
      return list(first)[number(second) - 1] ?? null;
    case 'SUBTOTAL':
      return subtotal(number(first), list(second));
  }
  throw new SyntaxError(`no function ${name}`);
}

function subtotal(what: number, values: readonly Scalar[]): number {
  const found = numbers(values);
  switch (what) {
    case 101:
      return total(found) / found.length;
    case 102:
      return found.length;
    case 103:
      return values.filter((value) => value !== null).length;
    case 109:
      return total(found);
  }
  throw new SyntaxError(`no SUBTOTAL ${String(what)}`);
}
