/** What the command that invites somebody says. */
import type { Language } from './language.ts';
import { spaced } from './spacing.ts';

export interface InviteWords {
  readonly help: string;
  readonly link: (name: string, hours: number, until: string) => string;
  readonly private: string;
  /** The chat answers the service's own machine alone, and the link's address is another. */
  readonly openHere: (address: string) => string;
  readonly mustRun: string;
  readonly noCompany: string;
  readonly unknown: (asked: string, people: number) => string;
  readonly left: (name: string, day: string) => string;
  readonly notYet: (name: string, day: string) => string;
}

const en: InviteWords = {
  help: `Usage: npm run invite -- EMAIL

Prints a link by which the person with this e-mail address (or key, such as E001) signs in on the chat page. It works
once, for 72 hours; a new one takes the place of an unused one. Give it to that person alone.

Exit status: 0 printed, 1 nobody is called that or they have no access now, 2 bad input or no company yet.`,
  link: (name, hours, until) =>
    `${name} signs in with this link, once, within ${String(hours)} hours (until ${until}):`,
  private: 'Send it to this person alone: whoever opens it first is signed in as them.',
  openHere: (address) => `The chat answers the service's own machine alone so far. There, the link is ${address}`,
  mustRun: 'The service must be running (npm start). If it shows another port, put that into the link.',
  noCompany:
    'No company has been imported yet: npm run import -- company.xlsx. (In the demo, people are chosen on the page.)',
  unknown: (asked, people) =>
    `Nobody has the e-mail address or key ${asked}. There ${people === 1 ? 'is 1 person' : `are ${String(people)} people`}; the sheet People of your workbook lists them.`,
  left: (name, day) => `${name} left on ${day}, and cannot sign in any more.`,
  notYet: (name, day) => `${name} joins on ${day}, and can be invited from then on.`,
};

const zh: InviteWords = {
  help: `用法：npm run invite -- 邮箱

打印一个登录链接，给这个邮箱（或编号，例如 E001）的人登录聊天页面。链接只能用一次，72 小时内有效；
再生成一个，没用过的旧链接就作废。请只发给本人。

退出码：0 已打印；1 没有这个人，或他现在没有权限；2 输入有误，或还没有公司。`,
  link: (name, hours, until) => spaced`${name}的登录链接，只能用一次，${hours} 小时内有效（到 ${until}）：`,
  private: '请只发给本人：谁先打开，谁就以此人的身份登录。',
  openHere: (address) => `聊天页面目前只回应运行服务的那台机器。在那台机器上，链接是 ${address}`,
  mustRun: '服务要在运行（npm start）。如果它显示的是别的端口，请把链接里的端口改成那一个。',
  noCompany: '还没有导入公司：npm run import -- company.xlsx。（演示公司在页面上直接选择身份。）',
  unknown: (asked, people) => spaced`没有邮箱或编号是 ${asked} 的人。公司里有 ${people} 人，见工作簿的“人员”表。`,
  left: (name, day) => spaced`${name}已于 ${day} 离职，不能再登录。`,
  notYet: (name, day) => spaced`${name}将于 ${day} 入职，从那天起才能邀请。`,
};

const catalogues: Readonly<Record<Language, InviteWords>> = { zh, en };

export const inviteWords = (language: Language): InviteWords => catalogues[language];
