/** Subjective criteria of the ready plans, with what each rating looks like in behaviour, not in adjectives. */
import type { PlanSubjectiveItem } from './plan.ts';

/** Leads and peers; a self-rating is shown and does not count. */
const groups = { lead: '0.7', peer: '0.3' } as const;

export const teamwork = (weight: string): PlanSubjectiveItem => ({
  id: 'teamwork',
  kind: 'subjective',
  weight,
  groups,
  name: { zh: '协作', en: 'Teamwork' },
  meaning: {
    zh: '和其他岗位、其他站点一起把事情做成。',
    en: 'Gets things done together with other positions and sites.',
  },
  anchors: {
    '1': { zh: '多次让别人等待，也不说明', en: 'Several times kept others waiting without saying so' },
    '2': { zh: '要催才回应，信息给得不全', en: 'Answers when reminded, with half of what is needed' },
    '3': { zh: '按时交接，有问题提前说', en: 'Hands over on time, speaks up before a problem lands' },
    '4': { zh: '经常主动帮助其他站点或岗位', en: 'Often helps other sites or positions unasked' },
    '5': { zh: '做出了大家都在用的方法或工具', en: 'Made a method or tool that the others now use' },
  },
});

export const initiative = (weight: string): PlanSubjectiveItem => ({
  id: 'initiative',
  kind: 'subjective',
  weight,
  groups,
  name: { zh: '改进与创新', en: 'Improvement' },
  meaning: {
    zh: '发现问题，试出更好的做法，并讲给别人听。',
    en: 'Finds problems, tries better ways, and tells the others.',
  },
  anchors: {
    '1': { zh: '同样的问题反复出现，没有动作', en: 'The same problem keeps coming back, untouched' },
    '2': { zh: '按要求改，没有自己的想法', en: 'Changes what is asked, without ideas of their own' },
    '3': { zh: '每月至少提出并试过一项改进', en: 'Proposes and tries at least one improvement a month' },
    '4': { zh: '试过的改进有数字证明有效', en: 'Tried an improvement, and a figure shows that it worked' },
    '5': { zh: '改进已推广到其他站点', en: 'The improvement is now in use at other sites' },
  },
});

export const peopleDevelopment = (weight: string): PlanSubjectiveItem => ({
  id: 'people_development',
  kind: 'subjective',
  weight,
  groups: { lead: '0.6', peer: '0.2', stakeholder: '0.2' },
  name: { zh: '团队培养', en: 'People development' },
  meaning: {
    zh: '让团队里的人成长，按时面谈，给出有依据的反馈。',
    en: 'Helps people grow: meets them in time, gives feedback with facts.',
  },
  anchors: {
    '1': { zh: '没有面谈，评分没有说明', en: 'No conversations, ratings without a word' },
    '2': { zh: '面谈拖延，反馈笼统', en: 'Late conversations, general feedback' },
    '3': { zh: '每人每月面谈，反馈有事实', en: 'A conversation a month with each, feedback with facts' },
    '4': { zh: '约定的行动有跟进，有人明显进步', en: 'Follows up what was agreed; somebody has visibly grown' },
    '5': { zh: '培养出能接班的人', en: 'Has raised somebody who can take over' },
  },
});
