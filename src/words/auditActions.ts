/** What happened, for people: one word for each action of the record. */
import type { Language } from './language.ts';

const en = {
  'import.applied': 'something was imported',
  'scorecard.rated': 'a scorecard was rated',
  'scorecard.self_reviewed': 'a self-review was written',
  'scorecard.approved': 'a scorecard was approved',
  'scorecard.returned': 'a scorecard was returned',
  'scorecard.adjusted': 'a scorecard was adjusted',
  'scorecard.waived': 'something missing on a scorecard was waived',
  'scorecard.reopened': 'a scorecard was reopened',
  'scorecard.published': 'a scorecard was published',
  'scorecard.acknowledged': 'a result was acknowledged',
  'scorecard.corrected': 'a scorecard was corrected',
  'cycle.opened': 'a month was opened',
  'cycle.terms_fixed': 'the terms of a month were fixed',
  'cycle.moved': 'a step of a month ended, or its deadlines were moved',
  'cycle.handed_over': 'open approvals of a manager who left were handed on',
  'cycle.published': 'a month was published',
  'cycle.closed': 'a month was closed',
  'cycle.exported': 'a month was exported for pay',
  'person.erased': 'a person was erased',
  'person.data_given': "a person's own data were handed out",
  'person.platform_preferred': 'a person chose their platform',
  'person.account_connected': "a person's account on a platform was connected",
  'person.account_lost': "a person's account on a platform is gone",
  'digest.posted': 'a digest was posted',
  'link.issued': 'a personal link was issued',
  'link.used': 'a personal link was used',
} as const;

/** The compiler compares it with what the bot records. */
export type ActionWords = Readonly<Record<keyof typeof en, string>>;

const zh: ActionWords = {
  'import.applied': '导入了数据',
  'scorecard.rated': '给评分卡评了分',
  'scorecard.self_reviewed': '写了自评',
  'scorecard.approved': '通过了评分卡',
  'scorecard.returned': '退回了评分卡',
  'scorecard.adjusted': '调整了评分卡',
  'scorecard.waived': '豁免了评分卡上缺的一项',
  'scorecard.reopened': '重新打开了评分卡',
  'scorecard.published': '公布了评分卡',
  'scorecard.acknowledged': '本人确认了结果',
  'scorecard.corrected': '更正了评分卡',
  'cycle.opened': '开启了月度考核',
  'cycle.terms_fixed': '固定了这个月的考核条件',
  'cycle.moved': '一个月的一步结束了，或截止日改了',
  'cycle.handed_over': '离职上级未审批的评分卡交给了下一级',
  'cycle.published': '公布了这个月',
  'cycle.closed': '关闭了这个月',
  'cycle.exported': '导出了这个月的发薪数据',
  'person.erased': '抹除了一个人的数据',
  'person.data_given': '交付了一个人的个人数据',
  'person.platform_preferred': '选了常用平台',
  'person.account_connected': '关联了一个人的平台账号',
  'person.account_lost': '一个人的平台账号没有了',
  'digest.posted': '发了周报',
  'link.issued': '生成了个人链接',
  'link.used': '用了个人链接',
};

const catalogues: Readonly<Record<Language, ActionWords>> = { zh, en };

export const actionWords = (language: Language): ActionWords => catalogues[language];
