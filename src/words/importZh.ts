import type { Expected, ImportWords, Problem } from './importProblem.ts';

const expectedWords: Readonly<Record<Expected, string>> = {
  text: '一段文字',
  key: '编号（字母、数字、_ - .，最多 60 个）',
  date: '日期（年-月-日）',
  period: '月份（年-月）',
  time: '24 小时制的时间',
  number: '数字',
  figure: '数字或百分比',
  whole_number: '整数',
  currency: '三个字母的货币代码',
  time_zone: 'IANA 时区',
  email: '邮箱地址',
  country: '两个字母的国家代码',
  curve: '曲线名，或折点“x: 分数; x: 分数”',
  shares: '编号，用逗号隔开；比例要么都写，要么都不写',
  rater_groups: 'lead、peer、self、stakeholder，用逗号隔开，可带权重',
};

const expectedInFormula = {
  'a measure or number': '度量或数字',
  'an operator': '运算符',
  '(': '左括号',
  ')': '右括号',
  'a comparison': '比较符',
  'a number': '数字',
} as const;

const suggest = (suggestion: string | null) => (suggestion === null ? '' : `是不是 ${suggestion}？`);

/** One or two sentences: what is wrong, what to do. */
export function problemTextZh(problem: Problem): string {
  switch (problem.kind) {
    case 'unknown_sheet':
      return `不认识这张表。${suggest(problem.suggestion)}改名，或删掉；自己的草稿表请以 # 开头。`;
    case 'missing_sheet':
      return `缺少“${problem.name.zh}”表。没有内容也要留着表头：用 npm run template 取一份新的。`;
    case 'repeated_sheet':
      return `和“${problem.first}”是同一张表。请合成一张。`;
    case 'empty_sheet':
      return '第一行没有表头。请从模板复制表头。';
    case 'missing_column':
      return `缺少“${problem.name.zh}”（${problem.name.en}）一列。请从模板复制表头。`;
    case 'unknown_column':
      return `不认识这一列。${suggest(problem.suggestion)}改名，或删掉；自己的备注列请以 # 开头。`;
    case 'repeated_column':
      return `和 ${problem.first} 列是同一列。请删掉一列。`;
    case 'cell_without_heading':
      return '这一列没有表头。请补上表头，或清空这一格。';
    case 'unreadable_row':
      return '从这一行起读不下去：多半是引号没有成对。改好后重新导入。';
    case 'required':
      return '必填，这里是空的。';
    case 'not_of_kind':
      return `应当是${expectedWords[problem.expected]}，例如 ${problem.example}。`;
    case 'cell_error':
      return '这一格是公式错误或没有算出来的公式。请改公式，或直接写值。';
    case 'too_long':
      return `太长：最多 ${String(problem.max)} 个字。`;
    case 'too_many_decimals':
      return `小数太多：最多 ${String(problem.max)} 位，例如用 =ROUND(A1, 2)。`;
    case 'too_large':
      return `数太大：绝对值要小于 ${problem.max}。`;
    case 'not_above_zero':
      return '要大于 0。';
    case 'negative':
      return '不能是负数。';
    case 'not_a_choice':
      return `应当是其中之一：${problem.choices.join('、')}。${suggest(problem.suggestion)}`;
    case 'unknown_reference':
      return `“${problem.to.zh}”表里没有。${suggest(problem.suggestion)}改成已有的编号，或先在那张表里加一行。`;
    case 'unknown_metric':
      return `没有这个指标。${suggest(problem.suggestion)}用目录里的编号，或在“自定义指标”表里加一行。`;
    case 'unknown_currency':
      return '没有这种货币。用 ISO 4217 的三个字母，例如 USD。';
    case 'unknown_time_zone':
      return `没有这个时区。${suggest(problem.suggestion)}用 IANA 名称，例如 Asia/Shanghai。`;
    case 'looks_like_percent':
      return `这个指标是比例，${problem.value} 等于百分之几百。想写百分比请写 ${problem.instead}。`;
    case 'percent_of_amount':
      return '这个指标不是比例，不能写百分比。请写数值。';
    case 'duplicate':
      return `和第 ${String(problem.firstRow)} 行重复。留一行。`;
    case 'duplicate_email':
      return `第 ${String(problem.firstRow)} 行已经用了这个邮箱。每人一个。`;
    case 'duplicate_channel':
      return `第 ${String(problem.firstRow)} 行已经用了这个频道。每个团队一个。`;
    case 'one_row_only':
      return '这张表只能有一行。';
    case 'no_administrator':
      return '没有一个在职的管理员。请给至少一人填上“管理员”。';
    case 'manager_cycle':
      return `上级绕成了圈：${problem.through.join(' → ')}。请改其中一人的上级。`;
    case 'own_manager':
      return '不能是自己的上级。';
    case 'dates_reversed':
      return `早于“${problem.other.zh}”。请检查两个日期。`;
    case 'before_joining':
      return `早于这个人的入职日期 ${problem.joinedOn}。`;
    case 'after_leaving':
      return `晚于这个人的离职日期 ${problem.leftOn}。`;
    case 'overlapping_assignment':
      return `和第 ${String(problem.firstRow)} 行的日期重叠：一个人同一天只能有一份任职。给前一行填结束日期。`;
    case 'no_stage':
      return '没有一个阶段的日期。至少填一个，例如开站那天起孵化。';
    case 'stages_out_of_order':
      return '阶段的日期要按孵化、成长、成熟的先后。';
    case 'stage_after_opening':
      return `第一个阶段晚于开站日期 ${problem.openedOn}，中间的日子没有阶段。请从开站那天起。`;
    case 'year_far_away':
      return `年份太远：节假日只能是 ${problem.firstYear} 年到 ${problem.lastYear} 年的。请检查日期。`;
    case 'workday_anyway':
      return '周一到周五本来就上班。如果是放假，请改类型；否则删掉这一行。';
    case 'weights_not_100':
      return `岗位 ${problem.position} 的权重合计 ${problem.sum}，应当是 100。`;
    case 'no_plan':
      return `岗位 ${problem.position} 没有现成方案，请在“方案”表里写它的指标。`;
    case 'plan_refused':
      return `岗位 ${problem.position} 的方案不成立：${problem.detail}`;
    case 'too_few_items':
      return `岗位 ${problem.position} 只有 ${String(problem.items)} 项，一般至少 ${String(problem.least)} 项：太少容易顾此失彼。`;
    case 'too_many_items':
      return `岗位 ${problem.position} 有 ${String(problem.items)} 项，一般最多 ${String(problem.most)} 项：太多就没有重点。`;
    case 'value_without_curve':
      return `岗位 ${problem.position} 的 ${problem.item} 按数值计分，要写明计分曲线，例如 0: 120; 2: 100; 5: 0。`;
    case 'sales_without_profit':
      return `岗位 ${problem.position} 只看销售额，没有利润约束，容易亏本冲量。加一项或一条约束：${problem.candidates.join('、')}。`;
    case 'too_subjective':
      return `岗位 ${problem.position} 的软性指标占 ${problem.percent}%，一般不超过 ${problem.most}%。`;
    case 'nothing_subjective':
      return `岗位 ${problem.position} 没有软性指标，协作、创新这类贡献没有位置。`;
    case 'double_count':
      return `岗位 ${problem.position} 的 ${problem.items.join(' 和 ')} 说的是同一件事，算了两遍。`;
    case 'not_for_criteria':
      return '这一列只用于有数据的指标，软性指标请空着。';
    case 'only_for_criteria':
      return '这一列只用于软性指标，这里请空着。';
    case 'unknown_plan_item':
      return `岗位 ${problem.position} 的方案里没有这一项。有的是：${problem.items.join('、')}。`;
    case 'needed_for_effect':
      return `“${problem.effect.zh}”要填这一格。`;
    case 'gate_without_plan':
      return `岗位 ${problem.position} 在“方案”表里没有任何一行，用的是现成方案，这条约束不会起作用。先把方案写进表里，或删掉这一行。`;
    case 'formula_unknown_name':
      return `公式第 ${String(problem.at)} 个字符：没有度量 ${problem.name}。${suggest(problem.suggestion)}`;
    case 'formula_unexpected':
      return `公式第 ${String(problem.at)} 个字符${problem.found === '' ? '（结尾）' : `“${problem.found}”`}：这里应当是${expectedInFormula[problem.expected]}。`;
    case 'formula_not_an_event':
      return `公式第 ${String(problem.at)} 个字符：count() 只能数一件一件的事，${problem.name} 不是。`;
    case 'formula_not_poolable':
      return '公式最多一次除法，而且除法在最外层，否则几个站点没法合并。';
    case 'metric_exists':
      return '目录里已经有这个编号。换一个编号，或直接用目录里的指标。';
    case 'no_target':
      return '没有目标：填目标值，或下限、上限、容差三个。';
    case 'target_and_band':
      return '目标值和区间只能填一种。';
    case 'half_a_band':
      return '区间要下限、上限、容差三个都填。';
    case 'low_above_high':
      return '下限高于上限。';
    case 'period_or_day':
      return '月份和日期填一个，只填一个。';
    case 'reporting_currency_rate':
      return '报告货币自己的汇率就是 1，请删掉这一行。';
    case 'figure_in_future':
      return `晚于站点当地的今天 ${problem.today}。未来的数据不能导入。`;
    case 'before_opening':
      return `早于站点的开站日期 ${problem.openedOn}。请检查站点表，或删掉这一行。`;
    case 'no_figures_in_row':
      return '这一行没有任何数据。真的是 0 就写 0，否则删掉这一行。';
    case 'no_rate':
      return `${problem.period} 没有 ${problem.currency} 的计划汇率：这些金额暂时算不进评分。请在“汇率”表里补上。`;
  }
}

const count = (figure: number) => figure.toLocaleString('zh-CN');

export const importWordsZh: ImportWords = {
  refused: (errors) => `没有导入：${count(errors)} 处要改`,
  unchanged: '没有变化：文件里的内容都已经在了',
  previewed: (added, updated, removed) =>
    `只是预览：将新增 ${count(added)} 行，更新 ${count(updated)} 行，删除 ${count(removed)} 行`,
  needsConsent: (removed) => `没有导入：会删除 ${count(removed)} 行。确认要删就加上 --yes 再导入一次`,
  applied: (added, updated, removed) =>
    `已导入：${count(added)} 行新增，${count(updated)} 行更新，${count(removed)} 行删除`,
  warnings: (warnings) => `另有 ${count(warnings)} 处提醒，不影响导入：`,
  andMore: (more) => `还有 ${count(more)} 处`,
  marked: (path) => `全部标在这份副本里：${path}`,
  sections: {
    company: '公司',
    positions: '岗位',
    people: '人员',
    teams: '团队',
    sites: '站点',
    assignments: '任职',
    sources: '数据来源',
    holidays: '节假日',
    metrics: '自定义指标',
    plans: '方案',
    targets: '目标',
    rates: '汇率',
    figures: '数据',
  },
  section: (name, { added, updated, removed, unchanged }) =>
    `  ${name}：新增 ${count(added)}，更新 ${count(updated)}，删除 ${count(removed)}，不变 ${count(unchanged)}`,
  examples: (examples) => `  例如 ${examples.join('、')}`,
  unreadable: {
    not_found: '找不到这个文件',
    not_a_workbook: '这不是 .xlsx 工作簿。请用 Excel 另存为 .xlsx，或导入 CSV',
    encrypted: '打不开：有密码，或是旧的 .xls。请去掉密码，另存为 .xlsx',
    not_text: '这不是文字文件。CSV 请存为 UTF-8 或 GBK',
  },
  checking: '检查中…',
  applying: (done, of) => `写入数据 ${count(done)} / ${count(of)}`,
  reading: (rows, percent) => `读了 ${count(rows)} 行，${String(percent)}%`,
  written: (path) => `已写好：${path}`,
  nextStep: (path) => `填好后运行 npm run import -- ${path}`,
  companyIsThere: (administrator) =>
    administrator === null
      ? '接下来：npm start 启动，再运行 npm run invite -- 邮箱，生成登录链接。目前还没有管理员：请在“人员”表里给一个人这个角色'
      : `接下来：npm start 启动，再运行 npm run invite -- ${administrator}，生成第一位管理员的登录链接`,
  exists: (path) => `${path} 已经存在，没有动它。要覆盖就加上 --force`,
  cannotWrite: (path, reason) => `写不了 ${path}：${reason}`,
  unknownOption: (reason) => `参数不对：${reason}`,
  templateHelp: `用法：npm run template -- FILE.xlsx [--force]

写一份空的工作簿：人员、团队、站点、岗位和方案、目标、汇率、数据各一张表，每列都有说明和例子。
  --force   覆盖已有的文件
退出码：0 写好；1 文件已存在；2 参数不对或写不了`,
  demoHelp: `用法：npm run demo -- FILE.xlsx [--today 2026-11-23] [--force]

写出演示公司的工作簿，已经填好：过去四个月，和这个月到昨天为止。
  --today   以这一天为今天
  --force   覆盖已有的文件
退出码：0 写好；1 文件已存在；2 参数不对或写不了`,
  importHelp: `用法：npm run import -- FILE.xlsx|FILE.csv [--dry-run] [--yes]

检查整个文件，一次报出所有问题（哪张表、哪行、哪列、怎么改）；没有问题就全部导入，有一处问题就什么都不导入。
再导入同一份文件，什么都不会变。有问题的工作簿旁边会多一份标出问题的副本。CSV 只含数据，列和“数据”表一样，大小不限。
  --dry-run   只看会变什么，不导入
  --yes       允许删除文件里不再有的内容：文件所列人员的任职、所列月份的目标、所列年份的节假日
退出码：0 已导入、没有变化或只是预览；1 没有导入；2 参数不对或文件打不开`,
};
