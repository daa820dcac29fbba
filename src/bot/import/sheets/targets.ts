import { stageOptions, type Sheet } from '../sheet.ts';

const bandExplanation = {
  zh: '只用于“在区间内”的指标：下限、上限、容差三个一起填，目标值空着。',
  en: 'For indicators within a band: low, high and tolerance together, and no target.',
};

export const targetsSheet: Sheet = {
  key: 'targets',
  name: { zh: '目标', en: 'Targets' },
  explanation: {
    zh: '每月每个指标的目标。岗位、工号、站点、阶段可空；越具体的优先：人 > 站点 > 阶段 > 岗位。',
    en: 'What is to be reached in a month. Position, person, site and stage may be empty; the most special one counts: person, site, stage, position.',
  },
  required: true,
  unique: ['period', 'metric', 'position', 'person', 'site', 'stage'],
  columns: [
    {
      key: 'period',
      heading: { zh: '月份', en: 'Month' },
      kind: { type: 'period' },
      required: true,
      example: '2026-11',
      explanation: { zh: '年-月。', en: 'Year and month.' },
    },
    {
      key: 'metric',
      heading: { zh: '指标', en: 'Indicator' },
      kind: { type: 'metric' },
      required: true,
      example: 'sales',
      explanation: { zh: '目录里或“自定义指标”表里的编号。', en: 'One of the catalogue or of the sheet Indicators.' },
      width: 24,
    },
    {
      key: 'position',
      heading: { zh: '岗位', en: 'Position' },
      kind: { type: 'reference', to: 'positions' },
      required: false,
      example: 'operations',
      explanation: { zh: '空着：所有岗位。', en: 'Empty: every position.' },
      width: 18,
    },
    {
      key: 'person',
      heading: { zh: '工号', en: 'Employee' },
      kind: { type: 'reference', to: 'people' },
      required: false,
      example: 'E001',
      explanation: { zh: '空着：所有人。', en: 'Empty: everybody.' },
    },
    {
      key: 'site',
      heading: { zh: '站点', en: 'Site' },
      kind: { type: 'reference', to: 'sites' },
      required: false,
      example: 'amazon_us',
      explanation: { zh: '空着：所有站点。', en: 'Empty: every site.' },
      width: 16,
    },
    {
      key: 'stage',
      heading: { zh: '阶段', en: 'Stage' },
      kind: { type: 'choice', options: stageOptions },
      required: false,
      example: 'incubation',
      explanation: { zh: '空着：所有阶段。', en: 'Empty: every stage.' },
    },
    {
      key: 'target',
      heading: { zh: '目标值', en: 'Target' },
      kind: { type: 'figure' },
      required: false,
      example: '120000',
      explanation: {
        zh: '用指标自己的单位；百分比写 28% 或 0.28。可累加的指标（销售额、上架数）填整月的数。',
        en: 'In the indicator’s unit; a share as 28% or 0.28. Of sales and counts: for the whole month.',
      },
    },
    ...(
      [
        ['low', '下限', 'Low', '20%'],
        ['high', '上限', 'High', '35%'],
        ['tolerance', '容差', 'Tolerance', '10%'],
      ] as const
    ).map(([key, zh, en, example]) => ({
      key,
      heading: { zh, en },
      kind: { type: 'figure' } as const,
      required: false,
      example,
      explanation: bandExplanation,
    })),
    {
      key: 'currency',
      heading: { zh: '货币', en: 'Currency' },
      kind: { type: 'currency' },
      required: false,
      example: 'USD',
      explanation: {
        zh: '金额目标的货币；空着是站点的货币，没有站点则是报告货币。',
        en: 'Of a target in money; empty: the site’s, or without a site the reporting currency.',
      },
    },
    {
      key: 'origin',
      heading: { zh: '依据', en: 'Origin' },
      kind: { type: 'text', max: 200 },
      required: true,
      example: '前三个月均值 + 8%',
      explanation: {
        zh: '这个数怎么来的，员工在卡片上看得到。',
        en: 'Where the figure came from; people see it on their cards.',
      },
      width: 40,
    },
    {
      key: 'origin_en',
      heading: { zh: '依据（英文）', en: 'Origin in English' },
      kind: { type: 'text', max: 200 },
      required: false,
      example: 'mean of the last 3 months + 8%',
      explanation: {
        zh: '给说英语的同事看；空着就用左边那一列。',
        en: 'For colleagues who read English; empty: the column to the left.',
      },
      width: 40,
    },
  ],
};

export const ratesSheet: Sheet = {
  key: 'rates',
  name: { zh: '汇率', en: 'Rates' },
  explanation: {
    zh: '1 单位货币等于多少报告货币。填月份是计划汇率（评分用），填日期是当日汇率（只供参考）。',
    en: 'Units of the reporting currency for one unit. With a month: the plan rate that scores use. With a day: for information.',
  },
  required: true,
  unique: ['period', 'day', 'currency'],
  columns: [
    {
      key: 'period',
      heading: { zh: '月份', en: 'Month' },
      kind: { type: 'period' },
      required: false,
      example: '2026-11',
      explanation: { zh: '计划汇率填这里，日期空着。', en: 'For a plan rate; leave the day empty.' },
    },
    {
      key: 'day',
      heading: { zh: '日期', en: 'Day' },
      kind: { type: 'date' },
      required: false,
      example: '2026-11-20',
      explanation: { zh: '当日汇率填这里，月份空着。', en: 'For a rate of the day; leave the month empty.' },
    },
    {
      key: 'currency',
      heading: { zh: '货币', en: 'Currency' },
      kind: { type: 'currency' },
      required: true,
      example: 'EUR',
      explanation: { zh: '三个字母（ISO 4217）。', en: 'Three letters (ISO 4217).' },
    },
    {
      key: 'rate',
      heading: { zh: '汇率', en: 'Rate' },
      kind: { type: 'decimal', above: 'zero', decimals: 12 },
      required: true,
      example: '1.16',
      explanation: { zh: '1 单位 = 多少报告货币。', en: 'Units of the reporting currency for one.' },
    },
  ],
};
