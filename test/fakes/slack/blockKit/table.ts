/** table and data_table. */
import { button } from './elements.ts';
import { richTextFields } from './objects.ts';
import { boolean, byType, isFields, list, number, object, oneOf, pointerTo, string } from './schema.ts';
import type { Check, Fields, Walk } from './schema.ts';

const maxColumns = 20;
/** Documented for data_table; for table it is assumed. */
const maxCharacters = 10_000;

const rawText = object({ text: string({}) });
const cells = {
  raw_text: rawText,
  raw_number: object({ value: number({}), text: string({}) }),
  rich_text: object(richTextFields),
};
const actionCell = object({ element: byType({ button }), fallback: byType({ raw_text: rawText }) });

export function countText(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + countText(each), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, each]) => sum + (key === 'text' && typeof each === 'string' ? each.length : countText(each)),
    0,
  );
}

function cellsAreFew(fields: Fields, at: string, { report }: Walk): void {
  if (countText(fields.rows) > maxCharacters) {
    report(pointerTo(at, 'rows'), `all cells must have less than ${maxCharacters + 1} characters`);
  }
}

export const tableBlock = object(
  // Whether rows must be of one length is undocumented (assumed: no).
  { rows: list(list(byType(cells), { max: maxColumns }), { max: 100 }) },
  {
    block_id: string({ max: 255 }),
    column_settings: list(object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }), {
      max: maxColumns,
    }),
  },
  cellsAreFew,
);

const headRow = list(byType({ raw_text: cells.raw_text, raw_number: cells.raw_number }), { max: maxColumns });
const bodyRow = list(byType({ ...cells, action_cell: actionCell }), { max: maxColumns });

const dataRows: Check = (value, at, walk) => {
  // 101 in the documents, 201 in newer ones: the lower is taken (assumed).
  list(() => undefined, { min: 2, max: 101 })(value, at, walk);
  if (!Array.isArray(value)) return;
  const width = Array.isArray(value[0]) ? value[0].length : 0;
  value.forEach((row: unknown, index) => {
    const here = pointerTo(at, index);
    (index === 0 ? headRow : bodyRow)(row, here, walk);
    if (Array.isArray(row) && row.length !== width) walk.report(here, `must have ${width} cells as the first row`);
  });
};

export const dataTableBlock = object(
  { caption: string({}), rows: dataRows },
  {
    block_id: string({ max: 255 }),
    page_size: number({ min: 1, max: 100, integer: true }),
    row_header_column_index: number({ min: 0, max: maxColumns - 1, integer: true }),
  },
  cellsAreFew,
);
