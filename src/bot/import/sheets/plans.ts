import { comparisonOptions, yesNoOptions, type Column, type Option, type Sheet } from '../sheet.ts';

export const directionOptions: readonly Option[] = [
  { key: 'higher', name: { zh: '越高越好', en: 'Higher is better' } },
  { key: 'lower', name: { zh: '越低越好', en: 'Lower is better' } },
  { key: 'band', name: { zh: '在区间内', en: 'Within a band' } },
  { key: 'value', name: { zh: '按数值计分', en: 'By its value' } },
];

export const formOptions: readonly Option[] = [
  { key: 'linear', name: { zh: '线性', en: 'Linear' } },
  { key: 'ratio', name: { zh: '比值', en: 'Ratio' } },
];

export const missingOptions: readonly Option[] = [
  { key: 'exclude', name: { zh: '不计入', en: 'Leave out' } },
  { key: 'zero', name: { zh: '按零分', en: 'Count as zero' } },
  { key: 'hold', name: { zh: '暂不出分', en: 'Hold the total' } },
];

export const poolingOptions: readonly Option[] = [
  { key: 'pooled', name: { zh: '站点合并', en: 'Sites together' } },
  { key: 'bySite', name: { zh: '逐站计分', en: 'Site by site' } },
];

export const effectOptions: readonly Option[] = [
  { key: 'capItem', name: { zh: '某项封顶', en: 'Cap an item' } },
  { key: 'zeroItem', name: { zh: '某项清零', en: 'Zero an item' } },
  { key: 'capTotal', name: { zh: '总分封顶', en: 'Cap the total' } },
  { key: 'deduct', name: { zh: '总分扣分', en: 'Deduct points' } },
  { key: 'multiply', name: { zh: '总分乘以', en: 'Multiply the total' } },
];

const positionColumn: Column = {
  key: 'position',
  heading: { zh: '岗位', en: 'Position' },
  kind: { type: 'reference', to: 'positions' },
  required: true,
  example: 'operations',
  explanation: { zh: '岗位表里的编号。', en: 'A handle of the sheet Positions.' },
  width: 18,
};

export const positionsSheet: Sheet = {
  key: 'positions',
  name: { zh: '岗位', en: 'Positions' },
  explanation: {
    zh: '七个岗位已经备好，可以改名、加自己的。没有在“方案”表里写任何一行的岗位用现成方案。',
    en: 'Seven are ready; rename them, add your own. A position without a row in the sheet Plans uses its ready plan.',
  },
  required: true,
  unique: ['key'],
  columns: [
    {
      key: 'key',
      heading: { zh: '岗位编号', en: 'Position' },
      kind: { type: 'key' },
      required: true,
      example: 'operations',
      explanation: { zh: '固定的编号。', en: 'A lasting handle.' },
      width: 18,
    },
    {
      key: 'name_zh',
      heading: { zh: '中文名', en: 'Chinese name' },
      kind: { type: 'text', max: 60 },
      required: true,
      example: '亚马逊运营',
      explanation: { zh: '中文卡片上的名字。', en: 'The name on Chinese cards.' },
      width: 18,
    },
    {
      key: 'name_en',
      heading: { zh: '英文名', en: 'English name' },
      kind: { type: 'text', max: 60 },
      required: true,
      example: 'Operations',
      explanation: { zh: '英文卡片上的名字。', en: 'The name on English cards.' },
      width: 22,
    },
    {
      key: 'plan_from',
      heading: { zh: '方案生效', en: 'Plan from' },
      kind: { type: 'date' },
      required: false,
      example: '2026-12-01',
      explanation: {
        zh: '这里的方案从哪天起算；空着就是一直有效。改方案时填下个月一号，已经开始的月份不变。',
        en: 'The day from which the plan as written here counts; empty: always. Change a plan from the first of a month to come.',
      },
    },
    {
      key: 'adjust_limit',
      heading: { zh: '调整上限', en: 'Adjustment limit' },
      kind: { type: 'decimal', from: 'zero' },
      required: false,
      example: '5',
      explanation: { zh: '上级最多加减几分；空着是 5。', en: 'Points a manager may add or take; empty: 5.' },
    },
    {
      key: 'max_missing',
      heading: { zh: '最多缺数', en: 'Missing at most' },
      kind: { type: 'figure' },
      required: false,
      example: '40%',
      explanation: {
        zh: '缺数据的权重超过这个比例就不出总分；空着是 40%。',
        en: 'No total when more of the weight than this has no figures; empty: 40%.',
      },
    },
  ],
};

export const plansSheet: Sheet = {
  key: 'plans',
  name: { zh: '方案', en: 'Plans' },
  explanation: {
    zh: '每个岗位 3 到 6 项，权重合计 100。下面是现成方案，直接改；指标在目录里或“自定义指标”表里，软性指标在“软性指标”表里。',
    en: 'Three to six items a position, weights adding up to 100. The ready plans stand below: edit them.',
  },
  required: true,
  unique: ['position', 'item'],
  columns: [
    positionColumn,
    {
      key: 'item',
      heading: { zh: '指标', en: 'Item' },
      kind: { type: 'planItem' },
      required: true,
      example: 'gross_margin',
      explanation: {
        zh: '指标编号，或软性指标编号。',
        en: 'An indicator, or a criterion of the sheet Criteria.',
      },
      width: 26,
    },
    {
      key: 'weight',
      heading: { zh: '权重', en: 'Weight' },
      kind: { type: 'weight' },
      required: true,
      example: '40',
      explanation: { zh: '一个岗位合计 100。', en: 'They add up to 100 for a position.' },
    },
    {
      key: 'direction',
      heading: { zh: '方向', en: 'Direction' },
      kind: { type: 'choice', options: directionOptions },
      required: false,
      example: 'higher',
      explanation: { zh: '空着用指标自己的方向。', en: 'Empty: the indicator’s own.' },
      width: 18,
    },
    {
      key: 'form',
      heading: { zh: '算法', en: 'Form' },
      kind: { type: 'choice', options: formOptions },
      required: false,
      example: 'linear',
      explanation: {
        zh: '越低越好的指标怎么算达成：线性 2 − 实际 ÷ 目标，或比值 目标 ÷ 实际。空着是线性。',
        en: 'For lower-is-better: linear is 2 − actual / target, ratio is target / actual. Empty: linear.',
      },
    },
    {
      key: 'curve',
      heading: { zh: '计分曲线', en: 'Curve' },
      kind: { type: 'curve' },
      required: false,
      example: '0.18: 120; 0.25: 100; 0.30: 60; 0.35: 0',
      explanation: {
        zh: 'standard（默认）、smooth、linear、threshold，或自己的折点“达成: 分数; …”。',
        en: 'standard (default), smooth, linear, threshold, or your own knots: attainment: points; …',
      },
      width: 30,
    },
    {
      key: 'missing',
      heading: { zh: '缺数时', en: 'When missing' },
      kind: { type: 'choice', options: missingOptions },
      required: false,
      example: 'exclude',
      explanation: { zh: '空着是不计入，权重也不算。', en: 'Empty: left out, together with its weight.' },
    },
    {
      key: 'pooling',
      heading: { zh: '多站点', en: 'Several sites' },
      kind: { type: 'choice', options: poolingOptions },
      required: false,
      example: 'pooled',
      explanation: {
        zh: '空着是先合并再相除；逐站计分按任职表的比例加权。',
        en: 'Empty: added up, then divided. Site by site weighs the points by the shares of the sheet Assignments.',
      },
    },
    {
      key: 'per_person',
      heading: { zh: '个人数据', en: 'Own figures' },
      kind: { type: 'choice', options: yesNoOptions },
      required: false,
      example: 'yes',
      explanation: {
        zh: '“是”：只算写着本人工号的数据；空着算站点的数据。',
        en: 'Yes: only rows of the sheet Figures that name the person; empty: the sites’ figures.',
      },
    },
    {
      key: 'groups',
      heading: { zh: '评分人', en: 'Raters' },
      kind: { type: 'text', max: 120 },
      required: false,
      example: 'lead 70%, peer 30%',
      explanation: {
        zh: '只用于软性指标：lead 主管、peer 同事、self 本人、stakeholder 协作方，可带权重。空着是主管一人。',
        en: 'For criteria only: lead, peer, self, stakeholder, with weights. Empty: whoever rates weighs the same.',
      },
      width: 22,
    },
    {
      key: 'min_ratings',
      heading: { zh: '最少评分数', en: 'Ratings at least' },
      kind: { type: 'decimal', above: 'zero' },
      required: false,
      example: '1',
      explanation: { zh: '只用于软性指标；空着是 1。', en: 'For criteria only; empty: 1.' },
    },
  ],
};

export const criteriaSheet: Sheet = {
  key: 'criteria',
  name: { zh: '软性指标', en: 'Criteria' },
  explanation: {
    zh: '由人评的指标：名称、含义，1 到 5 分各是什么表现。合计权重一般不超过 30。',
    en: 'What people rate: its name, what it means, and what each of the ratings 1 to 5 looks like. At most 30 of the weight.',
  },
  required: true,
  unique: ['key'],
  columns: [
    {
      key: 'key',
      heading: { zh: '软性指标编号', en: 'Criterion' },
      kind: { type: 'key' },
      required: true,
      example: 'teamwork',
      explanation: { zh: '方案表用它引用。', en: 'What the sheet Plans refers to.' },
      width: 20,
    },
    ...(
      [
        ['name', '名称', 'Name', '协作', 'Teamwork', 60],
        ['meaning', '含义', 'Meaning', '主动帮助其他站点和部门。', 'Helps other sites and departments unasked.', 300],
        ['anchor_1', '1 分', 'Rating 1', '多次造成返工。', 'Caused rework several times.', 300],
        ['anchor_2', '2 分', 'Rating 2', '催了才做。', 'Acts when chased.', 300],
        ['anchor_3', '3 分', 'Rating 3', '按约定交付。', 'Delivers what was agreed.', 300],
        ['anchor_4', '4 分', 'Rating 4', '经常主动帮助其他站点。', 'Often helps other sites unasked.', 300],
        ['anchor_5', '5 分', 'Rating 5', '带动了整个团队。', 'Carries the whole team along.', 300],
      ] as const
    ).flatMap(([key, zh, en, exampleZh, exampleEn, max]): Column[] => [
      {
        key: `${key}_zh`,
        heading: { zh: `${zh}（中文）`, en: `${en} (Chinese)` },
        kind: { type: 'text', max },
        required: true,
        example: exampleZh,
        explanation: { zh: '中文读者看到的。', en: 'For Chinese readers.' },
        width: 24,
      },
      {
        key: `${key}_en`,
        heading: { zh: `${zh}（英文）`, en: `${en} (English)` },
        kind: { type: 'text', max },
        required: true,
        example: exampleEn,
        explanation: { zh: '英文读者看到的。', en: 'For English readers.' },
        width: 24,
      },
    ]),
  ],
};

export const gatesSheet: Sheet = {
  key: 'gates',
  name: { zh: '约束', en: 'Gates' },
  explanation: {
    zh: '约束指标：例如毛利率低于 8% 时销售额最多 100 分。按行的顺序起作用。没有方案行的岗位，这里也不用写。',
    en: 'Guards: when the gross margin is below 8 %, sales gets at most 100 points. They act in the order of the rows.',
  },
  required: true,
  unique: ['position', 'key'],
  columns: [
    positionColumn,
    {
      key: 'key',
      heading: { zh: '约束编号', en: 'Gate' },
      kind: { type: 'key' },
      required: true,
      example: 'thin_margin',
      explanation: { zh: '同一岗位内不重复。', en: 'Distinct within its position.' },
      width: 20,
    },
    {
      key: 'metric',
      heading: { zh: '看哪个指标', en: 'Watches' },
      kind: { type: 'metric' },
      required: true,
      example: 'gross_margin',
      explanation: { zh: '指标编号，不一定要在方案里。', en: 'An indicator; it need not be in the plan.' },
      width: 22,
    },
    {
      key: 'op',
      heading: { zh: '比较', en: 'Comparison' },
      kind: { type: 'choice', options: comparisonOptions },
      required: true,
      example: '<',
      explanation: { zh: '< <= > >= 之一。', en: 'One of < <= > >=.' },
    },
    {
      key: 'value',
      heading: { zh: '界线', en: 'Limit' },
      kind: { type: 'figure' },
      required: true,
      example: '8%',
      explanation: {
        zh: '用指标自己的单位；百分比写 8% 或 0.08。',
        en: 'In the indicator’s unit; a share as 8% or 0.08.',
      },
    },
    {
      key: 'effect',
      heading: { zh: '后果', en: 'Effect' },
      kind: { type: 'choice', options: effectOptions },
      required: true,
      example: 'capItem',
      explanation: { zh: '从列表里选。', en: 'Choose from the list.' },
      width: 20,
    },
    {
      key: 'item',
      heading: { zh: '作用于', en: 'On item' },
      kind: { type: 'planItem' },
      required: false,
      example: 'sales',
      explanation: {
        zh: '某项封顶、某项清零时填方案里的指标。',
        en: 'For capping or zeroing an item: which one of the plan.',
      },
      width: 22,
    },
    {
      key: 'amount',
      heading: { zh: '分数或系数', en: 'Points or factor' },
      kind: { type: 'decimal', from: 'zero' },
      required: false,
      example: '100',
      explanation: {
        zh: '封顶的分数、扣的分数或乘的系数；清零时空着。',
        en: 'The cap, the deduction or the factor; empty for zeroing.',
      },
    },
  ],
};
