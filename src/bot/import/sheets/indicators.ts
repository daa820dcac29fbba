import type { Option, Sheet } from '../sheet.ts';
import { directionOptions, formOptions } from './plans.ts';

export const unitOptions: readonly Option[] = [
  { key: 'money', name: { zh: '金额', en: 'Money' } },
  { key: 'ratio', name: { zh: '比例', en: 'Ratio' } },
  { key: 'count', name: { zh: '个数', en: 'Count' } },
  { key: 'days', name: { zh: '天数', en: 'Days' } },
  { key: 'hours', name: { zh: '小时', en: 'Hours' } },
];

export const taxOptions: readonly Option[] = [
  { key: 'net', name: { zh: '不含税', en: 'Net of tax' } },
  { key: 'gross', name: { zh: '含税', en: 'Tax included' } },
  { key: 'none', name: { zh: '与税无关', en: 'No money in it' } },
];

export const refundOptions: readonly Option[] = [
  { key: 'deducted', name: { zh: '已扣退款', en: 'Refunds taken off' } },
  { key: 'not_deducted', name: { zh: '不扣退款', en: 'Refunds not taken off' } },
  { key: 'none', name: { zh: '与退款无关', en: 'Refunds do not matter' } },
];

export const attributionOptions: readonly Option[] = [
  { key: 'none', name: { zh: '与广告无关', en: 'No advertising in it' } },
  { key: '7_days', name: { zh: '7 天归因', en: '7 days after the click' } },
  { key: '14_days', name: { zh: '14 天归因', en: '14 days after the click' } },
  { key: '30_days', name: { zh: '30 天归因', en: '30 days after the click' } },
];

export const dateBasisOptions: readonly Option[] = [
  { key: 'order_date', name: { zh: '下单日期', en: 'Day of the order' } },
  { key: 'ship_date', name: { zh: '发货日期', en: 'Day of shipping' } },
  { key: 'refund_date', name: { zh: '退款日期', en: 'Day of the refund' } },
  { key: 'event_date', name: { zh: '事情发生的日期', en: 'Day it happened' } },
  { key: 'report_date', name: { zh: '报表日期', en: 'Day of the report' } },
];

export const indicatorsSheet: Sheet = {
  key: 'indicators',
  name: { zh: '自定义指标', en: 'Indicators' },
  explanation: {
    zh: '目录里没有的指标写在这里：用度量写公式。可以不用。',
    en: 'Indicators of your own, as formulas over measures. May stay empty.',
  },
  required: false,
  unique: ['key'],
  columns: [
    {
      key: 'key',
      heading: { zh: '指标编号', en: 'Indicator' },
      kind: { type: 'key' },
      required: true,
      example: 'ad_cost_per_order',
      explanation: { zh: '方案和目标表用它引用。', en: 'What the sheets Plans and Targets refer to.' },
      width: 24,
    },
    {
      key: 'name_zh',
      heading: { zh: '中文名', en: 'Chinese name' },
      kind: { type: 'text', max: 60 },
      required: true,
      example: '每单广告费',
      explanation: { zh: '中文卡片上的名字。', en: 'The name on Chinese cards.' },
      width: 18,
    },
    {
      key: 'name_en',
      heading: { zh: '英文名', en: 'English name' },
      kind: { type: 'text', max: 60 },
      required: true,
      example: 'Ad cost per order',
      explanation: { zh: '英文卡片上的名字。', en: 'The name on English cards.' },
      width: 22,
    },
    {
      key: 'formula',
      heading: { zh: '公式', en: 'Formula' },
      kind: { type: 'formula' },
      required: true,
      example: 'ad_spend / orders',
      explanation: {
        zh: '度量编号、+ − * / ( )、abs()、days，以及 count(review_reply_hours <= 48)。',
        en: 'Measures, + - * / ( ), abs(), days, and counts such as count(review_reply_hours <= 48).',
      },
      width: 40,
    },
    {
      key: 'unit',
      heading: { zh: '单位', en: 'Unit' },
      kind: { type: 'choice', options: unitOptions },
      required: true,
      example: 'money',
      explanation: { zh: '从列表里选。', en: 'Choose from the list.' },
    },
    {
      key: 'direction',
      heading: { zh: '方向', en: 'Direction' },
      kind: { type: 'choice', options: directionOptions },
      required: true,
      example: 'lower',
      explanation: { zh: '从列表里选。', en: 'Choose from the list.' },
      width: 18,
    },
    {
      key: 'form',
      heading: { zh: '算法', en: 'Form' },
      kind: { type: 'choice', options: formOptions },
      required: false,
      example: 'linear',
      explanation: { zh: '只用于越低越好；空着是线性。', en: 'For lower-is-better only; empty: linear.' },
    },
    {
      key: 'meaning_zh',
      heading: { zh: '含义（中文）', en: 'Meaning (Chinese)' },
      kind: { type: 'text', max: 300 },
      required: true,
      example: '平均每单花多少广告费。',
      explanation: { zh: '一句话。', en: 'One sentence, in Chinese.' },
      width: 30,
    },
    {
      key: 'meaning_en',
      heading: { zh: '含义（英文）', en: 'Meaning (English)' },
      kind: { type: 'text', max: 300 },
      required: true,
      example: 'What advertising costs for each order.',
      explanation: { zh: '一句话，英文。', en: 'One sentence.' },
      width: 30,
    },
    {
      key: 'tax',
      heading: { zh: '税', en: 'Tax' },
      kind: { type: 'choice', options: taxOptions },
      required: true,
      example: 'net',
      explanation: {
        zh: '含不含税；同一指标不能混用。',
        en: 'Whether tax is in the figures; one indicator never mixes both.',
      },
    },
    {
      key: 'refunds',
      heading: { zh: '退款', en: 'Refunds' },
      kind: { type: 'choice', options: refundOptions },
      required: true,
      example: 'not_deducted',
      explanation: { zh: '退款扣不扣。', en: 'Whether refunds are taken off.' },
    },
    {
      key: 'attribution',
      heading: { zh: '广告归因', en: 'Attribution' },
      kind: { type: 'choice', options: attributionOptions },
      required: true,
      example: '7_days',
      explanation: {
        zh: '广告带来的销售算多少天。',
        en: 'How long after a click a sale counts as the advertisement’s.',
      },
    },
    {
      key: 'date_basis',
      heading: { zh: '日期口径', en: 'Date basis' },
      kind: { type: 'choice', options: dateBasisOptions },
      required: true,
      example: 'order_date',
      explanation: { zh: '按哪个日期归到某一天。', en: 'The date by which a figure belongs to a day.' },
    },
    {
      key: 'guard',
      heading: { zh: '搭配约束', en: 'Guard' },
      kind: { type: 'metric' },
      required: false,
      example: 'gross_margin',
      explanation: {
        zh: '应当和哪个指标一起看，免得做偏。',
        en: 'The indicator to watch beside it, so that it is not gamed.',
      },
      width: 22,
    },
  ],
};
