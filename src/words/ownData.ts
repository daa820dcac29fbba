/** What somebody's own data say of themselves, and the command that writes them. */
import type { Language } from './language.ts';
import { spaced } from './spacing.ts';

export interface OwnDataWords {
  readonly help: string;
  readonly title: (company: string) => string;
  readonly seen: string;
  readonly withheld: string;
  readonly aboutOthers: string;
  readonly noCompany: string;
  readonly unknown: (asked: string, people: number) => string;
  readonly exists: (path: string) => string;
  readonly cannotWrite: (path: string, why: string) => string;
  readonly written: (name: string, path: string) => string;
  readonly private: string;
}

const en: OwnDataWords = {
  help: `Usage: npm run own-data -- EMAIL-or-KEY --to FILE.json [--force]

Writes everything that is kept about one person into one file, to be given to that person: profile, assignments,
scorecards, self-reviews, notes, drafts, own figures, entries of the audit record, conversation. Ratings and notes of
others on a scorecard that is not published yet are left out. That it was handed out is recorded.

--force  writes over a file that is there. Only you can read the file.

Exit status: 0 written, 1 nobody is called that or the file is there, 2 bad input or no company.`,
  title: (company) => `Everything that the performance bot of ${company} keeps about you.`,
  seen: 'Figures are exact decimals; instants are in UTC; days are those of the site. Names of teams, sites, positions and indicators are the keys of the workbook.',
  withheld:
    'Left out: ratings and notes by others, and reasons, on a scorecard that has not been published yet; reasons for returning a scorecard to its lead; of cards you were shown about somebody else, the content; of your decisions about somebody else, their figures.',
  aboutOthers: '(a card about somebody else)',
  noCompany: 'There is no company yet: npm run import -- company.xlsx',
  unknown: (asked, people) =>
    `Nobody has the e-mail address or key ${asked}. There ${people === 1 ? 'is 1 person' : `are ${String(people)} people`}; the sheet People of your workbook lists them.`,
  exists: (path) => `${path} is there already. Nothing was written; --force writes over it.`,
  cannotWrite: (path, why) => `${path} cannot be written: ${why}`,
  written: (name, path) => `Everything that is kept about ${name}: ${path}`,
  private: 'Give it to that person alone, and delete it here afterwards.',
};

const zh: OwnDataWords = {
  help: `用法：npm run own-data -- 邮箱或编号 --to 文件.json [--force]

把保存着的关于一个人的全部数据写进一个文件，交给本人：资料、任职、评分卡、自评、评语、草稿、本人的数据、
审计记录里的条目、聊天记录。还没有公布的评分卡上，别人的评分和评语不在内。交付会记入审计记录。

--force  覆盖已有的文件。文件只有您自己能读。

退出码：0 已写好；1 没有这个人，或文件已存在；2 输入有误，或还没有公司。`,
  title: (company) => spaced`${company}的绩效机器人保存着的关于您的全部数据。`,
  seen: '数字是精确的小数；时刻是 UTC；日期是站点当地的日期。团队、站点、岗位和指标用工作簿里的编号表示。',
  withheld:
    '没有包括：还没有公布的评分卡上，别人的评分、评语和理由；把评分卡退回主管的理由；您看过的关于别人的卡片的内容；您对别人所作决定里，别人的数字。',
  aboutOthers: '（关于别人的卡片）',
  noCompany: '还没有公司：npm run import -- company.xlsx',
  unknown: (asked, people) => spaced`没有邮箱或编号是 ${asked} 的人。公司里有 ${people} 人，见工作簿的“人员”表。`,
  exists: (path) => `${path} 已经存在，什么都没有写；加 --force 会覆盖它。`,
  cannotWrite: (path, why) => `${path} 写不了：${why}`,
  written: (name, path) => spaced`保存着的关于${name}的全部数据：${path}`,
  private: '请只交给本人，交付后把这里的删掉。',
};

const catalogues: Readonly<Record<Language, OwnDataWords>> = { zh, en };

export const ownDataWords = (language: Language): OwnDataWords => catalogues[language];
