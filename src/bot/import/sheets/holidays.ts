import type { Option, Sheet } from '../sheet.ts';

export const holidayKindOptions: readonly Option[] = [
  { key: 'off', name: { zh: '休息', en: 'Day off' } },
  { key: 'working', name: { zh: '上班', en: 'Working day' } },
];

export const holidaysSheet: Sheet = {
  key: 'holidays',
  name: { zh: '节假日', en: 'Holidays' },
  explanation: {
    zh: '公司哪些日子放假，哪些周末调休上班，一天一行。没有这张表，就按周一到周五上班算。',
    en: 'A row for each day off, and for each weekend day on which people work. Without it the company works Monday to Friday.',
  },
  required: false,
  unique: ['date'],
  columns: [
    {
      key: 'date',
      heading: { zh: '日期', en: 'Date' },
      kind: { type: 'date' },
      required: true,
      example: '2026-10-01',
      explanation: { zh: '连着放几天就写几行。', en: 'A row a day, also where several days follow each other.' },
    },
    {
      key: 'name_zh',
      heading: { zh: '中文名', en: 'Chinese name' },
      kind: { type: 'text', max: 60 },
      required: true,
      example: '国庆节',
      explanation: { zh: '中文卡片上的名字。', en: 'The name on Chinese cards.' },
      width: 18,
    },
    {
      key: 'name_en',
      heading: { zh: '英文名', en: 'English name' },
      kind: { type: 'text', max: 60 },
      required: true,
      example: 'National Day',
      explanation: { zh: '英文卡片上的名字。', en: 'The name on English cards.' },
      width: 24,
    },
    {
      key: 'kind',
      heading: { zh: '类型', en: 'Kind' },
      kind: { type: 'choice', options: holidayKindOptions },
      required: false,
      example: 'off',
      explanation: {
        zh: '空着是休息；周末调休上班的日子选“上班”。',
        en: 'Empty: a day off. A working day is a weekend day on which people work all the same.',
      },
      width: 20,
    },
  ],
};
