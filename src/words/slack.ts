/** Words of the Slack adapter that are on no card. */
import type { Language } from './language.ts';

export interface SlackWords {
  readonly andMore: (left: number) => string;
  readonly close: string;
  readonly loading: { readonly title: string; readonly text: string };
  /** Beside a form's first field, while the answer is late. */
  readonly stillWorking: string;
  readonly choose: string;
}

const en: SlackWords = {
  andMore: (left) => `… and ${String(left)} more`,
  close: 'Close',
  loading: { title: 'One moment', text: 'Loading …' },
  stillWorking: 'This takes longer than usual, and goes on. Nothing is lost: wait a moment, then press again.',
  choose: 'Choose',
};

const zh: SlackWords = {
  andMore: (left) => `……还有 ${String(left)} 项`,
  close: '关闭',
  loading: { title: '请稍等', text: '正在加载……' },
  stillWorking: '这次比平时慢，正在继续处理，内容没有丢。请稍等，再按一次。',
  choose: '请选择',
};

const catalogues: Readonly<Record<Language, SlackWords>> = { zh, en };

export const slackWords = (language: Language): SlackWords => catalogues[language];
