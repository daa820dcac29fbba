/** What is wrong with how Slack is set up, and what to do: read in a terminal by whoever started the service. */
import type { Language } from './language.ts';

export interface SlackSetupWords {
  readonly title: string;
  readonly unreachable: string;
  readonly botToken: (code: string) => string;
  readonly appToken: (code: string) => string;
  readonly scopes: (missing: readonly string[]) => string;
  readonly notInChannel: (team: string, channel: string) => string;
  readonly noChannel: (team: string, channel: string) => string;
}

const en: SlackSetupWords = {
  title: 'Slack is not set up yet (docs/slack.md has every step):',
  unreachable: 'Slack cannot be reached. The service runs, and goes on trying.',
  botToken: (code) =>
    `SLACK_BOT_TOKEN: Slack refuses it (${code}). Copy it anew: api.slack.com/apps → your app → OAuth & Permissions → Bot User OAuth Token; it begins with xoxb-.`,
  appToken: (code) =>
    `SLACK_APP_TOKEN: Slack refuses it (${code}). Make one: api.slack.com/apps → your app → Basic Information → App-Level Tokens → Generate, with the scope connections:write; it begins with xapp-.`,
  scopes: (missing) =>
    `Permissions are missing: ${missing.join(', ')}. api.slack.com/apps → your app → App Manifest: paste slack-manifest.yaml anew and save, then Install App → Reinstall.`,
  notInChannel: (team, channel) =>
    `The digest of ${team} goes to ${channel}, where the bot is not a member. Open the channel in Slack and type: /invite @LinkStar KPI`,
  noChannel: (team, channel) =>
    `The digest of ${team} goes to ${channel}, which Slack does not know, or which is private and without the bot. Check the column “Slack channel” of the sheet Teams; in a private channel type: /invite @LinkStar KPI`,
};

const zh: SlackSetupWords = {
  title: 'Slack 还没有设置好（每一步见 docs/slack.md）：',
  unreachable: '连不上 Slack。服务照常运行，并会一直重试。',
  botToken: (code) =>
    `SLACK_BOT_TOKEN：Slack 不接受（${code}）。请重新复制：api.slack.com/apps → 您的应用 → OAuth & Permissions → Bot User OAuth Token，以 xoxb- 开头。`,
  appToken: (code) =>
    `SLACK_APP_TOKEN：Slack 不接受（${code}）。请新建：api.slack.com/apps → 您的应用 → Basic Information → App-Level Tokens → Generate，权限选 connections:write，以 xapp- 开头。`,
  scopes: (missing) =>
    `缺少权限：${missing.join('、')}。api.slack.com/apps → 您的应用 → App Manifest：重新粘贴 slack-manifest.yaml 并保存，再到 Install App → Reinstall。`,
  notInChannel: (team, channel) =>
    `“${team}”的周报要发到 ${channel}，但机器人不在那个频道。请在 Slack 打开该频道，输入：/invite @LinkStar KPI`,
  noChannel: (team, channel) =>
    `“${team}”的周报要发到 ${channel}，但 Slack 找不到它，或它是没有邀请机器人的私有频道。请检查工作表“团队”的“Slack 频道”一列；私有频道里请输入：/invite @LinkStar KPI`,
};

export const slackSetupWords = (language: Language): SlackSetupWords => ({ zh, en })[language];
