/** Tables: what each kind of column takes as its cells. */
import { boolean, codes, integer, isObject, list, object, oneOf, pathTo, reportRepeated, string } from './schema.ts';
import type { Check, Fields, Walk } from './schema.ts';
import { elementId, markdownText } from './texts.ts';
import { colour, horizontal, length, margin, textSize, vertical } from './values.ts';

const option = object({ text: string() }, { color: colour });
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isPerson = (value: unknown) => typeof value === 'string' && value !== '';

const cells: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  lark_md: (value) => typeof value === 'string',
  markdown: (value) => typeof value === 'string',
  number: isNumber,
  options: Array.isArray,
  persons: (value) => isPerson(value) || (Array.isArray(value) && value.every(isPerson)),
  /** Milliseconds. */
  date: Number.isInteger,
};

const inCells: Readonly<Record<string, Check>> = {
  lark_md: markdownText,
  markdown: markdownText,
  options: list(option),
};

function rowsFit(fields: Fields, at: string, walk: Walk): void {
  const columns = Array.isArray(fields.columns) ? fields.columns.filter(isObject) : [];
  reportRepeated(fields.columns, 'name', pathTo(at, 'columns'), walk);
  if (!Array.isArray(fields.rows)) return;
  for (const [index, row] of fields.rows.entries()) {
    if (!isObject(row)) continue;
    for (const [key, value] of Object.entries(row)) {
      const here = pathTo(pathTo(pathTo(at, 'rows'), index), key);
      const column = columns.find(({ name }) => name === key);
      const type = column === undefined ? null : typeof column.data_type === 'string' ? column.data_type : 'text';
      if (type === null) walk.report(here, 'is no column', codes.column);
      else if (cells[type]?.(value) === false) walk.report(here, `is no cell of ${type}`, codes.cell);
      else inCells[type]?.(value, here, walk);
    }
  }
}

/** A format for what the column does not hold is assumed to be refused. */
function formatFits(fields: Fields, at: string, { report }: Walk): void {
  const type = fields.data_type ?? 'text';
  if (fields.format !== undefined && type !== 'number') report(pathTo(at, 'format'), 'is for numbers only');
  if (fields.date_format !== undefined && type !== 'date') report(pathTo(at, 'date_format'), 'is for dates only');
}

const percent = /^(?:100|[1-9]\d?)%$/;
const columnWidth: Check = (value, at, walk) => {
  if (typeof value !== 'string' || !percent.test(value)) length(80, 600, 'auto')(value, at, walk);
};

const column = object(
  { name: string({ min: 1 }) },
  {
    display_name: string(),
    data_type: oneOf(...Object.keys(cells)),
    width: columnWidth,
    horizontal_align: horizontal,
    vertical_align: vertical,
    format: object(
      {},
      {
        precision: integer({ min: 0, max: 10 }),
        symbol: string(),
        separator: boolean,
      },
    ),
    date_format: string(),
  },
  formatFits,
);

/** How many rows a table may have is undocumented (assumed: as many as the card's size allows). */
export const table = object(
  {
    columns: list(column, { min: 1, max: 50 }),
    rows: list((value, at, { report }) => {
      if (!isObject(value)) report(at, 'must be an object', codes.cell);
    }),
  },
  {
    element_id: elementId,
    margin,
    page_size: integer({ min: 1, max: 10 }),
    row_height: length(32, 124, 'low', 'middle', 'high', 'auto'),
    row_max_height: length(32, 999),
    freeze_first_column: boolean,
    header_style: object(
      {},
      {
        text_align: horizontal,
        text_size: textSize,
        background_style: oneOf('grey', 'none'),
        text_color: colour,
        bold: boolean,
        lines: integer({ min: 1 }),
      },
    ),
  },
  rowsFit,
);
