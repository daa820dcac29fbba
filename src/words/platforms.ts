/** Where people talk to us, as people call it. */
import type { BilingualName } from './language.ts';

export type PlatformName = 'web' | 'slack' | 'feishu' | 'dingtalk';

export const platformNames: Readonly<Record<PlatformName, BilingualName>> = {
  web: { zh: '网页', en: 'Web page' },
  slack: { zh: 'Slack', en: 'Slack' },
  feishu: { zh: '飞书', en: 'Feishu' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
};
