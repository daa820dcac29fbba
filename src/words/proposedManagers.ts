/** Whom a platform's directory names as managers that the workbook does not name: for administrators. */
import type { Language } from './language.ts';
import { spaced as z } from './spacing.ts';

export interface ProposedManagersWords {
  readonly title: (platform: string) => string;
  readonly text: (platform: string) => string;
  readonly way: string;
  readonly more: (count: number) => string;
  readonly summary: string;
}

const en: ProposedManagersWords = {
  title: (platform) => `Who approves? ${platform} has a proposal`,
  text: (platform) =>
    `In the workbook these people have no manager, so nobody approves for them. The directory of ${platform} names these:`,
  way: 'If that is right, put it into the column “Manager” of the sheet People and import it again.',
  more: (count) => `… and ${String(count)} more`,
  summary: 'People without an approver',
};

const zh: ProposedManagersWords = {
  title: (platform) => z`谁来审批？${platform}通讯录有建议`,
  text: (platform) => z`工作簿里这些人没有填上级，所以没有人为他们审批。${platform}通讯录里的直属上级是：`,
  way: '如果无误，请填到“人员”表的“上级”一列，再导入一次。',
  more: (count) => z`……还有${String(count)}人`,
  summary: '有人没有审批人',
};

export const proposedManagersWords = (language: Language): ProposedManagersWords => ({ zh, en })[language];
