/** What somebody does in the review, beside their position. */
import type { BilingualName } from './language.ts';

export type ReviewRole = 'lead' | 'manager' | 'administrator';

export const roleNames: Readonly<Record<ReviewRole, BilingualName>> = {
  lead: { zh: '主管 · 给组员评分', en: 'Team lead · rates the team' },
  manager: { zh: '经理 · 审批评分卡', en: 'Manager · approves scorecards' },
  administrator: { zh: '管理员', en: 'Administrator' },
};
