/** What an import says: what is wrong in a file, where, and what to do; and what an import did. */
import type { BilingualName, Language } from './language.ts';

/** A cell, a row or a sheet of a file, as the file itself names them. */
export interface Place {
  /** The tab's name; '' in a CSV. */
  readonly sheet: string;
  readonly row: number | null;
  /** 'A', 'B' … */
  readonly column: string | null;
  /** The column's heading. */
  readonly heading: string | null;
}

/** What is expected of a cell, where its kind alone decides. */
export type Expected =
  | 'text'
  | 'key'
  | 'date'
  | 'period'
  | 'time'
  | 'number'
  | 'figure'
  | 'whole_number'
  | 'currency'
  | 'time_zone'
  | 'email'
  | 'country'
  | 'curve'
  | 'shares'
  | 'rater_groups';

export type ProblemKind =
  // ── the file ──
  | { readonly kind: 'unknown_sheet'; readonly suggestion: string | null }
  | { readonly kind: 'missing_sheet'; readonly name: BilingualName }
  | { readonly kind: 'repeated_sheet'; readonly first: string }
  | { readonly kind: 'empty_sheet' }
  | { readonly kind: 'missing_column'; readonly name: BilingualName }
  | { readonly kind: 'unknown_column'; readonly suggestion: string | null }
  | { readonly kind: 'repeated_column'; readonly first: string }
  | { readonly kind: 'cell_without_heading' }
  | { readonly kind: 'unreadable_row' }
  // ── a cell ──
  | { readonly kind: 'required' }
  | { readonly kind: 'not_of_kind'; readonly expected: Expected; readonly example: string }
  | { readonly kind: 'cell_error' }
  | { readonly kind: 'too_long'; readonly max: number }
  | { readonly kind: 'too_many_decimals'; readonly max: number }
  | { readonly kind: 'too_large'; readonly max: string }
  | { readonly kind: 'not_above_zero' }
  | { readonly kind: 'negative' }
  | { readonly kind: 'not_a_choice'; readonly choices: readonly string[]; readonly suggestion: string | null }
  | { readonly kind: 'unknown_reference'; readonly to: BilingualName; readonly suggestion: string | null }
  | { readonly kind: 'unknown_metric'; readonly suggestion: string | null }
  | { readonly kind: 'unknown_currency' }
  | { readonly kind: 'unknown_time_zone'; readonly suggestion: string | null }
  | { readonly kind: 'looks_like_percent'; readonly instead: string }
  | { readonly kind: 'percent_of_amount' }
  // ── rows together ──
  | { readonly kind: 'duplicate'; readonly firstRow: number }
  | { readonly kind: 'duplicate_email'; readonly firstRow: number }
  | { readonly kind: 'duplicate_channel'; readonly firstRow: number }
  | { readonly kind: 'one_row_only' }
  | { readonly kind: 'no_administrator' }
  | { readonly kind: 'manager_cycle'; readonly through: readonly string[] }
  | { readonly kind: 'own_manager' }
  | { readonly kind: 'dates_reversed'; readonly other: BilingualName }
  | { readonly kind: 'before_joining'; readonly joinedOn: string }
  | { readonly kind: 'after_leaving'; readonly leftOn: string }
  | { readonly kind: 'overlapping_assignment'; readonly firstRow: number }
  | { readonly kind: 'no_stage' }
  | { readonly kind: 'stages_out_of_order' }
  | { readonly kind: 'stage_after_opening'; readonly openedOn: string }
  // ── plans and targets ──
  | { readonly kind: 'weights_not_100'; readonly position: string; readonly sum: string }
  | { readonly kind: 'no_plan'; readonly position: string }
  | { readonly kind: 'plan_refused'; readonly position: string; readonly detail: string }
  | { readonly kind: 'plan_warning'; readonly position: string; readonly text: BilingualName }
  | { readonly kind: 'not_for_criteria' }
  | { readonly kind: 'only_for_criteria' }
  | { readonly kind: 'unknown_plan_item'; readonly position: string; readonly items: readonly string[] }
  | { readonly kind: 'needed_for_effect'; readonly effect: BilingualName }
  | { readonly kind: 'gate_without_plan'; readonly position: string }
  | {
      readonly kind: 'formula_unknown_name';
      readonly name: string;
      readonly at: number;
      readonly suggestion: string | null;
    }
  | { readonly kind: 'formula_broken'; readonly at: number; readonly detail: string }
  | { readonly kind: 'metric_exists' }
  | { readonly kind: 'no_target' }
  | { readonly kind: 'target_and_band' }
  | { readonly kind: 'half_a_band' }
  | { readonly kind: 'low_above_high' }
  | { readonly kind: 'period_or_day' }
  | { readonly kind: 'reporting_currency_rate' }
  // ── figures ──
  | { readonly kind: 'figure_in_future'; readonly today: string }
  | { readonly kind: 'before_opening'; readonly openedOn: string }
  | { readonly kind: 'no_figures_in_row' }
  | { readonly kind: 'no_rate'; readonly currency: string; readonly period: string };

export type Problem = Place & {
  readonly severity: 'error' | 'warning';
  /** As it stands in the file; '' where nothing does. */
  readonly value: string;
} & ProblemKind;

const expectedWords: Readonly<Record<Expected, BilingualName>> = {
  text: { zh: '一段文字', en: 'a text' },
  key: { zh: '编号（字母、数字、_ - .，最多 60 个）', en: 'a handle (letters, digits, _ - . and at most 60 of them)' },
  date: { zh: '日期（年-月-日）', en: 'a date (year-month-day)' },
  period: { zh: '月份（年-月）', en: 'a month (year-month)' },
  time: { zh: '24 小时制的时间', en: 'a time on a 24-hour clock' },
  number: { zh: '数字', en: 'a number' },
  figure: { zh: '数字或百分比', en: 'a number or a percentage' },
  whole_number: { zh: '整数', en: 'a whole number' },
  currency: { zh: '三个字母的货币代码', en: 'a currency of three letters' },
  time_zone: { zh: 'IANA 时区', en: 'a time zone by its IANA name' },
  email: { zh: '邮箱地址', en: 'an e-mail address' },
  country: { zh: '两个字母的国家代码', en: 'a country of two letters' },
  curve: { zh: '曲线名，或折点“x: 分数; x: 分数”', en: 'a curve’s name, or knots as “x: points; x: points”' },
  shares: {
    zh: '编号，用逗号隔开；比例要么都写，要么都不写',
    en: 'handles separated by commas, with a share each or none at all',
  },
  rater_groups: {
    zh: 'lead、peer、self、stakeholder，用逗号隔开，可带权重',
    en: 'lead, peer, self or stakeholder, separated by commas, with a weight each or none at all',
  },
};

const zhSuggestion = (suggestion: string | null) => (suggestion === null ? '' : `是不是 ${suggestion}？`);
const enSuggestion = (suggestion: string | null) => (suggestion === null ? '' : ` Did you mean ${suggestion}?`);

function zhText(problem: Problem): string {
  switch (problem.kind) {
    case 'unknown_sheet':
      return `不认识这张表。${zhSuggestion(problem.suggestion)}改名，或删掉；自己的草稿表请以 # 开头。`;
    case 'missing_sheet':
      return `缺少“${problem.name.zh}”表。没有内容也要留着表头：用 npm run template 取一份新的。`;
    case 'repeated_sheet':
      return `和“${problem.first}”是同一张表。请合成一张。`;
    case 'empty_sheet':
      return '第一行没有表头。请从模板复制表头。';
    case 'missing_column':
      return `缺少“${problem.name.zh}”（${problem.name.en}）一列。请从模板复制表头。`;
    case 'unknown_column':
      return `不认识这一列。${zhSuggestion(problem.suggestion)}改名，或删掉；自己的备注列请以 # 开头。`;
    case 'repeated_column':
      return `和 ${problem.first} 列是同一列。请删掉一列。`;
    case 'cell_without_heading':
      return '这一列没有表头。请补上表头，或清空这一格。';
    case 'unreadable_row':
      return '从这一行起读不下去：多半是引号没有成对。改好后重新导入。';
    case 'required':
      return '必填，这里是空的。';
    case 'not_of_kind':
      return `应当是${expectedWords[problem.expected].zh}，例如 ${problem.example}。`;
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
      return `应当是其中之一：${problem.choices.join('、')}。${zhSuggestion(problem.suggestion)}`;
    case 'unknown_reference':
      return `“${problem.to.zh}”表里没有。${zhSuggestion(problem.suggestion)}改成已有的编号，或先在那张表里加一行。`;
    case 'unknown_metric':
      return `没有这个指标。${zhSuggestion(problem.suggestion)}用目录里的编号，或在“自定义指标”表里加一行。`;
    case 'unknown_currency':
      return '没有这种货币。用 ISO 4217 的三个字母，例如 USD。';
    case 'unknown_time_zone':
      return `没有这个时区。${zhSuggestion(problem.suggestion)}用 IANA 名称，例如 Asia/Shanghai。`;
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
    case 'weights_not_100':
      return `岗位 ${problem.position} 的权重合计 ${problem.sum}，应当是 100。`;
    case 'no_plan':
      return `岗位 ${problem.position} 没有现成方案，请在“方案”表里写它的指标。`;
    case 'plan_refused':
      return `岗位 ${problem.position} 的方案不成立：${problem.detail}`;
    case 'plan_warning':
      return `岗位 ${problem.position}：${problem.text.zh}`;
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
      return `公式第 ${String(problem.at)} 个字符：没有度量 ${problem.name}。${zhSuggestion(problem.suggestion)}`;
    case 'formula_broken':
      return `公式第 ${String(problem.at)} 个字符读不下去：${problem.detail}`;
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

function enText(problem: Problem): string {
  switch (problem.kind) {
    case 'unknown_sheet':
      return `This sheet is not known.${enSuggestion(problem.suggestion)} Rename or remove it; begin the name of a sheet of your own with #.`;
    case 'missing_sheet':
      return `The sheet ${problem.name.en} is missing. Keep its headings even when it is empty: npm run template writes a fresh one.`;
    case 'repeated_sheet':
      return `The same sheet as ${problem.first}. Make one of them.`;
    case 'empty_sheet':
      return 'There are no headings in the first row. Copy them from the template.';
    case 'missing_column':
      return `The column ${problem.name.en} (${problem.name.zh}) is missing. Copy the headings from the template.`;
    case 'unknown_column':
      return `This column is not known.${enSuggestion(problem.suggestion)} Rename or remove it; begin the heading of a column of your own with #.`;
    case 'repeated_column':
      return `The same column as ${problem.first}. Remove one of them.`;
    case 'cell_without_heading':
      return 'This column has no heading. Give it one, or empty the cell.';
    case 'unreadable_row':
      return 'From here on the file cannot be read: most likely a quotation mark is not closed. Mend it and import again.';
    case 'required':
      return 'This must be filled in.';
    case 'not_of_kind':
      return `Expected ${expectedWords[problem.expected].en}, for example ${problem.example}.`;
    case 'cell_error':
      return 'A formula that failed or was never calculated. Mend the formula, or write the value itself.';
    case 'too_long':
      return `Too long: at most ${String(problem.max)} characters.`;
    case 'too_many_decimals':
      return `Too many decimals: at most ${String(problem.max)}; =ROUND(A1, 2) helps.`;
    case 'too_large':
      return `Too large: it must stay below ${problem.max}.`;
    case 'not_above_zero':
      return 'It must be above 0.';
    case 'negative':
      return 'It must not be negative.';
    case 'not_a_choice':
      return `Expected one of: ${problem.choices.join(', ')}.${enSuggestion(problem.suggestion)}`;
    case 'unknown_reference':
      return `Not in the sheet ${problem.to.en}.${enSuggestion(problem.suggestion)} Use a handle that is there, or add its row first.`;
    case 'unknown_metric':
      return `There is no such indicator.${enSuggestion(problem.suggestion)} Use one of the catalogue, or add it to the sheet Indicators.`;
    case 'unknown_currency':
      return 'There is no such currency. Use the three letters of ISO 4217, for example USD.';
    case 'unknown_time_zone':
      return `There is no such time zone.${enSuggestion(problem.suggestion)} Use an IANA name, for example Asia/Shanghai.`;
    case 'looks_like_percent':
      return `This indicator is a share, and ${problem.value} would be hundreds of percent. For a percentage write ${problem.instead}.`;
    case 'percent_of_amount':
      return 'This indicator is not a share, so a percentage says nothing. Write the figure.';
    case 'duplicate':
      return `The same as row ${String(problem.firstRow)}. Keep one of them.`;
    case 'duplicate_email':
      return `Row ${String(problem.firstRow)} has this e-mail already. It belongs to one person.`;
    case 'duplicate_channel':
      return `Row ${String(problem.firstRow)} has this channel already. It belongs to one team.`;
    case 'one_row_only':
      return 'This sheet holds one row.';
    case 'no_administrator':
      return 'Nobody in the company is an administrator. Give that role to at least one person.';
    case 'manager_cycle':
      return `The line of managers runs in a circle: ${problem.through.join(' → ')}. Change one of them.`;
    case 'own_manager':
      return 'Nobody is their own manager.';
    case 'dates_reversed':
      return `Earlier than ${problem.other.en}. Check both dates.`;
    case 'before_joining':
      return `Before this person joined on ${problem.joinedOn}.`;
    case 'after_leaving':
      return `After this person left on ${problem.leftOn}.`;
    case 'overlapping_assignment':
      return `Its days overlap with row ${String(problem.firstRow)}: one assignment a person and day. End the earlier one.`;
    case 'no_stage':
      return 'No stage has a date. Give at least one, such as incubation from the day it opened.';
    case 'stages_out_of_order':
      return 'The dates must follow the order incubation, growth, mature.';
    case 'stage_after_opening':
      return `The first stage begins after the site opened on ${problem.openedOn}: the days between have none. Begin on that day.`;
    case 'weights_not_100':
      return `The weights of ${problem.position} add up to ${problem.sum}, not 100.`;
    case 'no_plan':
      return `There is no ready plan for ${problem.position}. Write its indicators into the sheet Plans.`;
    case 'plan_refused':
      return `The plan of ${problem.position} does not hold: ${problem.detail}`;
    case 'plan_warning':
      return `${problem.position}: ${problem.text.en}`;
    case 'not_for_criteria':
      return 'For measured indicators only: leave it empty for a criterion.';
    case 'only_for_criteria':
      return 'For criteria only: leave it empty here.';
    case 'unknown_plan_item':
      return `Not an item of the plan of ${problem.position}. Its items are: ${problem.items.join(', ')}.`;
    case 'needed_for_effect':
      return `“${problem.effect.en}” needs it.`;
    case 'gate_without_plan':
      return `${problem.position} has no row in the sheet Plans and uses its ready plan, so this gate would do nothing. Write the plan down, or remove the row.`;
    case 'formula_unknown_name':
      return `Character ${String(problem.at)} of the formula: there is no measure ${problem.name}.${enSuggestion(problem.suggestion)}`;
    case 'formula_broken':
      return `Character ${String(problem.at)} of the formula: ${problem.detail}`;
    case 'metric_exists':
      return 'The catalogue has one by this name. Choose another, or use the catalogue’s.';
    case 'no_target':
      return 'There is no target: give one, or low, high and tolerance.';
    case 'target_and_band':
      return 'Give a target or a band, not both.';
    case 'half_a_band':
      return 'A band needs low, high and tolerance.';
    case 'low_above_high':
      return 'Low is above high.';
    case 'period_or_day':
      return 'Give a month or a day: one of them, not both.';
    case 'reporting_currency_rate':
      return 'The reporting currency is worth 1 of itself. Remove the row.';
    case 'figure_in_future':
      return `Later than today at the site, ${problem.today}. Figures of days to come cannot be imported.`;
    case 'before_opening':
      return `Before the site opened on ${problem.openedOn}. Check the sheet Sites, or remove the row.`;
    case 'no_figures_in_row':
      return 'There is no figure in this row. Write 0 for zero, or remove the row.';
    case 'no_rate':
      return `There is no plan rate for ${problem.currency} in ${problem.period}: these amounts cannot be scored yet. Add it to the sheet Rates.`;
  }
}

/** One or two sentences: what is wrong, what to do. */
export function problemText(problem: Problem, language: Language): string {
  return language === 'zh' ? zhText(problem) : enText(problem);
}

/** 'People 人员 第 12 行 F 列“上级”' / 'People 人员 row 12, column F “Manager”'. */
export function placeText(place: Place, language: Language): string {
  const zh = language === 'zh';
  const row = place.row === null ? '' : zh ? `第 ${String(place.row)} 行` : `row ${String(place.row)}`;
  const name = place.heading === null ? '' : `“${place.heading}”`;
  const column =
    place.column === null ? '' : zh ? `${place.column} 列${name}` : `column ${place.column} ${name}`.trimEnd();
  if (zh) return [place.sheet, row, column].filter((part) => part !== '').join(' ');
  return [[place.sheet, row].filter((part) => part !== '').join(' '), column].filter((part) => part !== '').join(', ');
}

/** 'Figures row 12, column C “Employee” (E99): Not in the sheet People. …' */
export function problemLine(problem: Problem, language: Language): string {
  const value = problem.value === '' ? '' : language === 'zh' ? `（${problem.value}）` : ` (${problem.value})`;
  const separator = language === 'zh' ? '：' : ': ';
  return `${placeText(problem, language)}${value}${separator}${problemText(problem, language)}`;
}
