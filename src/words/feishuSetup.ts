/** What is wrong with how Feishu is set up, and what to do: read in a terminal by whoever started the service. */
import type { Language } from './language.ts';

export interface FeishuSetupWords {
  readonly title: string;
  readonly credentials: (code: string) => string;
  readonly noBot: (code: string) => string;
  readonly contacts: (code: string) => string;
  readonly notInGroup: (team: string, channel: string) => string;
}

const en: FeishuSetupWords = {
  title: 'Feishu is not set up yet (docs/feishu.md has every step):',
  credentials: (code) =>
    `FEISHU_APP_ID or FEISHU_APP_SECRET: Feishu refuses them (${code}). Copy both anew: developer console (开发者后台) → your app → Credentials & Basic Info (凭证与基础信息). An app of Lark needs FEISHU_DOMAIN=lark.`,
  noBot: (code) =>
    `Feishu does not let the app act as a bot (${code}). Developer console → your app → Add Features (添加应用能力) → Bot (机器人), then Version Management & Release (版本管理与发布): create a version and publish it.`,
  contacts: (code) =>
    `The app may not look people up (${code}). Permissions & Scopes (权限管理) → paste the list of docs/feishu.md, then publish a new version (版本管理与发布).`,
  notInGroup: (team, channel) =>
    `The digest of ${team} goes to ${channel}, where the bot is not. Open the group in Feishu → Settings (设置) → Bots (群机器人) → Add Bot (添加机器人), and check the column “Feishu chat” of the sheet Teams.`,
};

const zh: FeishuSetupWords = {
  title: '飞书还没有设置好（每一步见 docs/feishu.md）：',
  credentials: (code) =>
    `FEISHU_APP_ID 或 FEISHU_APP_SECRET：飞书不接受（${code}）。请重新复制：开发者后台 → 您的应用 → 凭证与基础信息。Lark 应用需要设置 FEISHU_DOMAIN=lark。`,
  noBot: (code) =>
    `飞书不允许该应用作为机器人工作（${code}）。开发者后台 → 您的应用 → 添加应用能力 → 机器人，然后到“版本管理与发布”创建并发布版本。`,
  contacts: (code) =>
    `应用无权查找成员（${code}）。权限管理 → 粘贴 docs/feishu.md 里的权限列表，再到“版本管理与发布”发布新版本。`,
  notInGroup: (team, channel) =>
    `“${team}”的周报要发到 ${channel}，但机器人不在那个群。请在飞书打开该群 → 设置 → 群机器人 → 添加机器人，并检查工作表“团队”的“飞书群”一列。`,
};

export const feishuSetupWords = (language: Language): FeishuSetupWords => ({ zh, en })[language];
