/** Words of the Feishu adapter that are on no card of the bot's. */
import type { Language } from './language.ts';

export interface FeishuWords {
  readonly andMore: (left: number) => string;
  /** For a moment, while the answer is late. */
  readonly stillWorking: string;
  readonly choose: string;
  /** Above a form, where something in it has to be put right. */
  readonly putRight: string;
  /** What a form becomes once it is sent, or given up. */
  readonly formSent: string;
  readonly formCancelled: string;
  /** A form whose buttons say nothing any more. */
  readonly formLost: string;
  /** The n-th of several inputs for one long text. */
  readonly part: (label: string, n: number, of: number) => string;
  /** In the place of a link that was shown. */
  readonly linkGone: string;
  readonly linkKept: (minutes: number) => string;
  /** Below a card that is shown as text. */
  readonly onThePage: (url: string) => string;
  readonly sentPrivately: string;
}

const en: FeishuWords = {
  andMore: (left) => `… and ${String(left)} more`,
  stillWorking: 'This takes a little longer, and goes on: the answer appears here.',
  choose: 'Choose',
  putRight: 'Please put this right. Nothing that you filled in is lost.',
  formSent: 'Sent. What came of it is shown in this chat.',
  formCancelled: 'Not sent.',
  formLost: 'This form is out of date. Please open it again.',
  part: (label, n, of) => `${label} (${String(n)}/${String(of)})`,
  linkGone: 'The link was shown here, and is gone. Ask again for a new one.',
  linkKept: (minutes) => `It disappears from here after ${String(minutes)} minutes.`,
  onThePage: (url) => `Buttons and charts are on the page: ${url}`,
  sentPrivately: 'Sent to you privately.',
};

const zh: FeishuWords = {
  andMore: (left) => `……还有 ${String(left)} 项`,
  stillWorking: '这次比平时慢一点，正在处理，结果会显示在这里。',
  choose: '请选择',
  putRight: '请改正下面的内容，已填写的都还在。',
  formSent: '已发送，处理结果会显示在这个聊天里。',
  formCancelled: '未提交。',
  formLost: '这个表单已过期，请重新打开。',
  part: (label, n, of) => `${label}（${String(n)}/${String(of)}）`,
  linkGone: '链接曾显示在这里，现已隐藏。需要时请重新获取。',
  linkKept: (minutes) => `${String(minutes)} 分钟后将从这里消失。`,
  onThePage: (url) => `按钮和图表请在网页查看：${url}`,
  sentPrivately: '已私下发给您。',
};

const catalogues: Readonly<Record<Language, FeishuWords>> = { zh, en };

export const feishuWords = (language: Language): FeishuWords => catalogues[language];

/** In both languages, for where Feishu chooses by the reader's own. */
export const feishuBoth = (key: 'stillWorking' | 'formLost') => ({ zh_cn: zh[key], en_us: en[key] });
