import { measures } from '../../../scoring/measures.ts';
import type { Column, Sheet } from '../sheet.ts';

/** The columns before the measures: what a figure is about. */
export const figureColumns: readonly Column[] = [
  {
    key: 'date',
    heading: { zh: '日期', en: 'Date' },
    kind: { type: 'date' },
    required: true,
    example: '2026-11-20',
    explanation: {
      zh: '站点当地的日期，不能晚于当地今天。',
      en: 'On the site’s own clock; not later than today there.',
    },
    width: 12,
  },
  {
    key: 'site',
    heading: { zh: '站点', en: 'Site' },
    kind: { type: 'reference', to: 'sites' },
    required: true,
    example: 'amazon_us',
    explanation: { zh: '站点表里的编号。', en: 'A handle of the sheet Sites.' },
    width: 14,
  },
  {
    key: 'person',
    heading: { zh: '工号', en: 'Employee' },
    kind: { type: 'reference', to: 'people' },
    required: false,
    example: 'E012',
    explanation: {
      zh: '个人的数据才填；站点的数据空着。',
      en: 'Only for a person’s own figures; empty for the site’s.',
    },
  },
  {
    key: 'item',
    heading: { zh: '明细', en: 'Item' },
    kind: { type: 'text', max: 120 },
    required: false,
    example: 'SKU-1001',
    explanation: {
      zh: 'SKU、广告活动、工单、评价编号；整站的数据空着。',
      en: 'SKU, campaign, ticket or review; empty for the whole site.',
    },
    width: 18,
  },
  {
    key: 'source',
    heading: { zh: '来源', en: 'Source' },
    kind: { type: 'reference', to: 'sources' },
    required: true,
    example: 'erp',
    explanation: { zh: '来源表里的编号。', en: 'A handle of the sheet Sources.' },
  },
  {
    key: 'currency',
    heading: { zh: '货币', en: 'Currency' },
    kind: { type: 'currency' },
    required: false,
    example: 'USD',
    explanation: { zh: '这一行金额的货币；空着是站点的货币。', en: 'Of the row’s amounts; empty: the site’s.' },
  },
];

export const figuresSheet: Sheet = {
  key: 'figures',
  name: { zh: '数据', en: 'Figures' },
  explanation: {
    zh: '每天每个站点（或 SKU、活动）一行，每个度量一列。空格子是没有数据，不是 0；真的是 0 就写 0。CSV 用同样的列。',
    en: 'A row for each day and site (or SKU, campaign), a column a measure. An empty cell is no figure, never zero: write 0 for zero. A CSV has the same columns.',
  },
  required: false,
  unique: ['date', 'site', 'person', 'item', 'source'],
  columns: [
    ...figureColumns,
    ...measures.map((measure): Column => ({
      key: measure.key,
      heading: measure.name,
      kind: { type: 'decimal' },
      required: false,
      example: '1234.50',
      explanation: measure.name,
    })),
  ],
};
