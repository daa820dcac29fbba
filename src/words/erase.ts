/** What the command that erases somebody says. */
import type { Language } from './language.ts';
import { spaced } from './spacing.ts';

/** What goes, each counted. */
export interface ErasureCounts {
  readonly accounts: number;
  readonly links: number;
  readonly drafts: number;
  readonly notes: number;
  readonly reasons: number;
  readonly messages: number;
  readonly mentions: number;
  readonly auditReasons: number;
}

export interface EraseWords {
  readonly help: string;
  readonly noCompany: string;
  readonly unknown: (asked: string, people: number) => string;
  readonly stillHere: (name: string, lastDay: string | null) => string;
  readonly manages: (name: string, people: string) => string;
  readonly leads: (name: string, teams: string) => string;
  readonly erasedBefore: (name: string) => string;
  readonly wouldErase: (name: string) => string;
  readonly erased: (name: string) => string;
  readonly gone: (counts: ErasureCounts) => readonly string[];
  readonly kept: (name: string) => readonly string[];
  readonly open: (periods: string) => string;
  readonly shared: (names: string) => string;
  readonly workbook: string;
  readonly confirm: (asked: string) => string;
}

const some = (count: number, one: string, many: string): string => `${String(count)} ${count === 1 ? one : many}`;

const en: EraseWords = {
  help: `Usage: npm run erase -- EMAIL-or-KEY [--yes]

Erases somebody who has left: name, key, address, number and accounts; what they wrote, and what was written about
them; their conversation. Scores, figures, totals and the audit record stay, under an id that says nothing.

Without --yes nothing is changed: it says what would go and what would stay. It cannot be undone.
Refused for who has not left, and for who is still somebody's manager or a team's lead.

Exit status: 0 erased, 1 refused or only shown, 2 bad input or no company.`,
  noCompany: 'There is no company yet: npm run import -- company.xlsx',
  unknown: (asked, people) =>
    `Nobody has the e-mail address or key ${asked}. There ${people === 1 ? 'is 1 person' : `are ${String(people)} people`}; the sheet People of your workbook lists them.`,
  stillHere: (name, lastDay) =>
    lastDay === null
      ? `${name} has not left: only somebody whose last day has passed can be erased. Write the day into the column Left on of the sheet People, and import it.`
      : `${name} is here until ${lastDay}: only somebody whose last day has passed can be erased.`,
  manages: (name, people) =>
    `${name} is still the manager of ${people}. Give them another manager in the sheet People and import it.`,
  leads: (name, teams) => `${name} is still the lead of ${teams}. Name another lead in the sheet Teams and import it.`,
  erasedBefore: (name) => `${name} was erased before. There is nothing more to erase.`,
  wouldErase: (name) => `To be erased: ${name}. Nothing has been changed yet.`,
  erased: (name) => `Erased. In what is kept, the person is called ${name}.`,
  gone: (counts) => [
    'What goes:',
    `  name, key, e-mail address, mobile number, roles; ${some(counts.accounts, 'account', 'accounts')}, ${some(counts.links, 'personal link', 'personal links')}, ${some(counts.drafts, 'draft', 'drafts')} by or about them`,
    `  the texts of ${some(counts.notes, 'note', 'notes')} they wrote or that were written about them, and of ${some(counts.reasons, 'reason', 'reasons')} of waivers, corrections and decisions about them`,
    `  the texts of ${some(counts.auditReasons, 'reason', 'reasons')} in the audit record (their fingerprints stay)`,
    `  their conversation on the web page: ${some(counts.messages, 'message', 'messages')}`,
    `  cards about them, and their name, in ${some(counts.mentions, 'place', 'places')} that others keep`,
  ],
  kept: (name) => [
    'What stays:',
    `  their assignments, figures, targets, ratings as numbers, scorecards with points and grades, under the name ${name}: totals of teams and of others do not change`,
    '  the audit record with who did what to which record, by ids: npm run verify finds it whole',
  ],
  open: (periods) =>
    `Mind: these months are not closed: ${periods}. Decide and pay what is due first; afterwards nobody can tell from here whose it is.`,
  shared: (names) =>
    `Mind: somebody else is also called ${names}. In texts and cards that others keep nobody can tell who is meant, so that name stays there.`,
  workbook:
    'Mind: take the row out of your workbook. An import of one that still has it adds the person anew. Workbooks, files handed out and backups made before still hold the data.',
  confirm: (asked) => `To erase for good: npm run erase -- ${asked} --yes`,
};

const zh: EraseWords = {
  help: `用法：npm run erase -- 邮箱或编号 [--yes]

抹除一位已离职的人：姓名、编号、邮箱、手机号、账号；写过的和别人写到此人的文字；聊天记录。
分数、数据、合计和审计记录都保留，只剩一个什么都看不出来的代号。

不加 --yes 什么都不改，只列出会去掉什么、保留什么。抹除后无法恢复。
还没有离职的、还是别人的经理或团队主管的，不能抹除。

退出码：0 已抹除；1 不能抹除，或只是预览；2 输入有误，或还没有公司。`,
  noCompany: '还没有公司：npm run import -- company.xlsx',
  unknown: (asked, people) => spaced`没有邮箱或编号是 ${asked} 的人。公司里有 ${people} 人，见工作簿的“人员”表。`,
  stillHere: (name, lastDay) =>
    lastDay === null
      ? spaced`${name}还没有离职：过了最后一天才能抹除。请在“人员”表填写离职日期并导入。`
      : spaced`${name}在职到 ${lastDay}：过了最后一天才能抹除。`,
  manages: (name, people) => spaced`${name}还是这些人的经理：${people}。请在“人员”表给他们换一位经理并导入。`,
  leads: (name, teams) => spaced`${name}还是这些团队的主管：${teams}。请在“团队”表换一位主管并导入。`,
  erasedBefore: (name) => spaced`${name}以前已经抹除过，没有别的可抹除了。`,
  wouldErase: (name) => spaced`将抹除：${name}。现在还什么都没有改。`,
  erased: (name) => spaced`已抹除。在保留的记录里，此人叫作“${name}”。`,
  gone: (counts) => [
    '去掉的：',
    `  姓名、编号、邮箱、手机号、角色；${String(counts.accounts)} 个账号、${String(counts.links)} 个个人链接、${String(counts.drafts)} 份本人写的或写此人的草稿`,
    `  本人写的和写到此人的 ${String(counts.notes)} 条评语，以及关于此人的豁免、更正、决定的 ${String(counts.reasons)} 条理由的文字`,
    `  审计记录里 ${String(counts.auditReasons)} 条理由的文字（指纹保留）`,
    `  网页上的聊天记录 ${String(counts.messages)} 条`,
    `  别人保存的 ${String(counts.mentions)} 处：关于此人的卡片，以及此人的姓名`,
  ],
  kept: (name) => [
    '保留的：',
    spaced`  任职、数据、目标、评分的数字、评分卡的得分和等级，名字改为“${name}”：团队和别人的合计都不变`,
    '  审计记录：谁对哪条记录做了什么，只有代号；npm run verify 查出来仍然完整',
  ],
  open: (periods) => `注意：这些月份还没有关闭：${periods}。请先决定、发放该发的；抹除以后，从这里看不出是谁的。`,
  shared: (names) => `注意：还有别人也叫 ${names}。别人保存的文字和卡片里分不清指的是谁，所以那里的这个名字会保留。`,
  workbook: '注意：请把此人从工作簿里删掉，否则再导入时会重新加进来。以前的工作簿、交付过的文件和备份里，数据仍然在。',
  confirm: (asked) => `确定抹除：npm run erase -- ${asked} --yes`,
};

const catalogues: Readonly<Record<Language, EraseWords>> = { zh, en };

export const eraseWords = (language: Language): EraseWords => catalogues[language];
