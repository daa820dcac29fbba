/** What the commands about a month say. */
import type { Language } from './language.ts';
import { spaced as z } from './spacing.ts';

const some = (count: number, one: string, many = `${one}s`): string => `${String(count)} ${count === 1 ? one : many}`;

const en = {
  exportHelp: `Usage: npm run export -- --cycle 2026-10 --to FILE.xlsx

Writes the workbook for pay of a published month: a sheet for finance, one for HR, one for each team, corrections,
grades, and what it was made from. The head of the record is printed: npm run verify -- --head SEQ:HASH proves later
that nothing before it was changed. FILE must not exist yet.

Exit status: 0 written, 1 the month cannot be exported yet, 2 bad input.`,
  recomputeHelp: `Usage: npm run recompute -- --cycle 2026-10

Works out every decided scorecard of a month again, out of the figures, targets, rates and plan that were frozen with
it, and prints each that comes out otherwise. Then it says how many published results figures imported since would
change. Nothing is changed.

Exit status: 0 all the same, 1 some differ, 2 bad input.`,
  badPeriod: (typed: string) => `“${typed}” is no month. Write it as year and month: --cycle 2026-10.`,
  noCycle: (period: string) => `There is nothing for ${period}: import a workbook with targets for it first.`,
  exists: (file: string) => `${file} exists already and was not overwritten. Choose another name.`,
  cannotWrite: (file: string) => `${file} cannot be written. Does its folder exist, and may you write there?`,
  exported: (people: number, period: string, file: string) =>
    `Wrote ${some(people, 'person', 'people')} of ${period} to ${file}.`,
  head: (seq: string, hash: string) => `Head of the record: ${seq}:${hash}`,
  left: (names: string) => `Not in it, without a published result: ${names}.`,
  recomputed: (frozen: number, different: number) =>
    `${some(frozen, 'decided scorecard')} computed again, ${different === 0 ? 'none differs' : `${String(different)} ${different === 1 ? 'differs' : 'differ'}`}.`,
  difference: (key: string, name: string, then: string, now: string, code: string) =>
    `${key} ${name}: ${then} when it was decided (code ${code}), ${now} now`,
  withoutInputs: 'nothing to compute from',
  noTotal: 'no total',
  restated: (count: number) =>
    count === 0
      ? 'Figures imported since would change no published result.'
      : `Figures imported since would change ${some(count, 'published result')} (see the restated results in chat).`,
};

const zh: typeof en = {
  exportHelp: `用法：npm run export -- --cycle 2026-10 --to 文件.xlsx

把已公布的一个月写成发薪用的工作簿：一张财务表、一张人事表、每个团队一张、更正、等级，以及它的来历。会打印记录的末端：
以后用 npm run verify -- --head 序号:哈希 可以证明它之前的记录没有被改过。文件不能已经存在。

退出码：0 已写好；1 这个月还不能导出；2 输入有误。`,
  recomputeHelp: `用法：npm run recompute -- --cycle 2026-10

用当时一起固定的数据、目标、汇率和方案，把一个月里已决定的评分卡全部重算一遍，逐个列出结果不同的；再说明之后导入的数据会
改变多少份已公布的结果。不会改变任何东西。

退出码：0 全部一致；1 有不同；2 输入有误。`,
  badPeriod: (typed) => `“${typed}”不是月份。请写成年和月：--cycle 2026-10。`,
  noCycle: (period) => z`${period}还没有内容：请先导入含有这个月目标的工作簿。`,
  exists: (file) => z`${file}已经存在，没有覆盖。请换一个名字。`,
  cannotWrite: (file) => z`${file}写不了。文件夹存在吗？您有权限写吗？`,
  exported: (people, period, file) => z`已把${period}的 ${people} 人写入${file}。`,
  head: (seq, hash) => `记录末端：${seq}:${hash}`,
  left: (names) => z`不在其中，没有公布结果：${names}。`,
  recomputed: (frozen, different) =>
    z`重算了 ${frozen} 份已决定的评分卡，${different === 0 ? '全部一致' : z`${different} 份不同`}。`,
  difference: (key, name, then, now, code) => z`${key} ${name}：决定时 ${then}（代码 ${code}），现在 ${now}`,
  withoutInputs: '没有可重算的内容',
  noTotal: '没有总分',
  restated: (count) =>
    count === 0
      ? '之后导入的数据不会改变任何已公布的结果。'
      : z`之后导入的数据会改变 ${count} 份已公布的结果（在聊天里看“有更正的结果”）。`,
};

export const cycleCommandWords = (language: Language): typeof en => (language === 'zh' ? zh : en);
