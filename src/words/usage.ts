/** What platforms with a monthly quota are asked: for administrators. */
import type { Language } from './language.ts';
import { spaced as z } from './spacing.ts';

export interface UsageWords {
  readonly title: string;
  readonly none: string;
  readonly headline: (platform: string, calls: string) => string;
  readonly forecast: (calls: string, month: string) => string;
  /** What the quota is, and what counts. */
  readonly about: (free: string) => string;
  readonly overFree: string;
  readonly summary: string;
  readonly spent: {
    readonly title: (platform: string) => string;
    readonly text: (platform: string) => string;
    readonly way: string;
    readonly summary: string;
  };
}

const en: UsageWords = {
  title: 'Calls this month',
  none: 'No platform with a monthly quota is connected.',
  headline: (platform, calls) => `${platform}: ${calls} calls so far`,
  forecast: (calls, month) => `At this pace ${calls} by the end of ${month}.`,
  overFree: 'On the free edition the calls would not last. Fewer digests, or a paid edition, help.',
  about: (free) =>
    `The free edition of Feishu has ${free} a month, for all apps of the company together; paid editions have no limit. Counted: messages, updates of cards, and looking at groups. Answers to a button, and looking people up, cost nothing.`,
  summary: 'Calls this month',
  spent: {
    title: (platform) => `${platform} takes no more messages this month`,
    text: (platform) =>
      `The company’s monthly quota at ${platform} is spent. Nothing is lost: what waits goes out as soon as there are calls again, and the web page works all the time.`,
    way: 'With a paid edition of Feishu there is no limit. After the upgrade, messages go out within an hour.',
    summary: 'Messages wait: a monthly quota is spent',
  },
};

const zh: UsageWords = {
  title: '本月调用量',
  none: '没有连接有月度额度的平台。',
  headline: (platform, calls) => z`${platform}：本月已调用${calls}次`,
  forecast: (calls, month) => z`按现在的速度，到${month}末约${calls}次。`,
  overFree: '如果是免费版，这个月会不够用。可以减少周报，或升级到付费版。',
  about: (free) =>
    z`飞书免费版全公司所有应用合计每月${free}次，付费版不限。计入的有：发消息、更新卡片、查看群。按按钮的即时回应和查找成员不计入。`,
  summary: '本月调用量',
  spent: {
    title: (platform) => z`${platform}本月不再接收消息`,
    text: (platform) =>
      z`公司在${platform}的月度调用额度已用完。内容没有丢：一旦恢复额度，排队的消息就会发出；网页一直可用。`,
    way: '飞书付费版没有这个限制。升级后一小时内会恢复发送。',
    summary: '月度额度用完，消息在排队',
  },
};

export const usageWords = (language: Language): UsageWords => ({ zh, en })[language];
