/** Words of the web client that are not on any card. */
import type { Language } from './language.ts';
import { spaced } from './spacing.ts';

export interface WebWords {
  readonly product: string;
  readonly chooser: {
    readonly title: string;
    readonly intro: string;
    readonly featured: string;
    readonly otherLanguage: string;
  };
  readonly locked: {
    readonly title: string;
    readonly text: string;
    readonly administrator: string;
    readonly command: string;
  };
  readonly invitation: {
    readonly title: (name: string) => string;
    readonly text: string;
    readonly signIn: string;
    readonly notYou: (name: string) => string;
  };
  readonly spentLink: {
    readonly used: { readonly title: string; readonly text: string };
    readonly taken: { readonly title: string; readonly text: string };
    readonly void: { readonly title: string; readonly text: string };
    readonly home: string;
  };
  readonly elsewhere: { readonly title: string; readonly text: string; readonly how: string };
  readonly conversations: string;
  readonly bot: string;
  readonly botSubtitle: string;
  readonly channelSubtitle: string;
  readonly switchPerson: string;
  readonly signOut: string;
  readonly skipToMessage: string;
  readonly thread: (name: string) => string;
  readonly earlier: string;
  readonly emptyChannel: string;
  readonly emptyDirect: string;
  readonly sentPrivately: (name: string) => string;
  readonly edited: string;
  readonly you: string;
  readonly today: string;
  readonly yesterday: string;
  readonly composer: string;
  readonly composerHint: string;
  readonly send: string;
  readonly suggestions: readonly { readonly text: string; readonly label: string }[];
  readonly newMessages: string;
  readonly unread: string;
  readonly working: string;
  readonly offline: string;
  readonly failed: string;
  readonly alreadyReceived: string;
  readonly loggedOut: string;
  readonly close: string;
  readonly required: string;
  readonly chooseOne: string;
  readonly draftSaving: string;
  readonly draftSaved: string;
  readonly draftFailed: string;
  readonly andMore: (count: number) => string;
  readonly fixFields: string;
}

const en: WebWords = {
  product: 'LinkStar KPI',
  chooser: {
    title: 'Whom would you like to be?',
    intro:
      'This is a demo company: people, figures and pay are invented. Choose somebody, and see exactly what that person may see. Open a second tab to be somebody else at the same time.',
    featured: 'Good people to begin with',
    otherLanguage: '中文',
  },
  locked: {
    title: 'You are not signed in here',
    text: 'You come in by a personal link. Ask your administrator for one: it is for you alone, and signs this browser in for 30 days.',
    administrator: 'Administrators make it in a terminal where the service runs:',
    command: 'npm run invite -- EMAIL',
  },
  invitation: {
    title: (name) => `Sign in as ${name}?`,
    text: 'This link is personal. It works once, and signs this browser in for 30 days.',
    signIn: 'Sign in',
    notYou: (name) => `You are not ${name}? Then close this page: nothing has happened yet.`,
  },
  spentLink: {
    used: {
      title: 'This link has been used',
      text: 'Each link works once. If that was you, this browser is signed in already. If it was not, tell your administrator, who can make a new one.',
    },
    taken: {
      title: 'This link has been used',
      text: 'A link to a file works once. If you need the file again, ask for it in the chat once more. If it was not you who took it, tell your administrator.',
    },
    void: {
      title: 'This link does not work',
      text: 'A link to sign in works for three days, a link to a file for 15 minutes, and a newer one takes the place of an older one. Check that you opened the whole address, or ask for a new one: for a file in the chat, to sign in from your administrator.',
    },
    home: 'To the chat',
  },
  elsewhere: {
    title: 'Open this link where the service runs',
    text: 'The chat answers only the machine that the service runs on, so you cannot sign in from here. Opening the link has not used it up.',
    how: 'On that machine, or through a tunnel to it (ssh -L 7330:127.0.0.1:7330), open this address, with the port that npm start shows:',
  },
  conversations: 'Conversations',
  bot: 'LinkStar KPI',
  botSubtitle: 'Only you see this conversation',
  channelSubtitle: 'Everybody in the team sees this channel',
  switchPerson: 'Switch person',
  signOut: 'Sign out',
  skipToMessage: 'Skip to the message box',
  thread: (name) => `Messages: ${name}`,
  earlier: 'Earlier messages',
  emptyChannel: 'Nothing here yet. The team’s weekly digest will be posted here.',
  emptyDirect: 'Say “/mykpi” to see your scorecard, or “help” for what you can do here.',
  sentPrivately: (name) => `Sent to ${name} privately.`,
  edited: 'edited',
  you: 'You',
  today: 'Today',
  yesterday: 'Yesterday',
  composer: 'Message',
  composerHint: 'Write a message, e.g. /mykpi',
  send: 'Send',
  suggestions: [
    { text: '/mykpi', label: 'My scorecard' },
    { text: 'help', label: 'What can I do here?' },
  ],
  newMessages: 'New message',
  unread: 'new',
  working: 'Working on it',
  offline: 'No connection. It comes back by itself.',
  failed: 'That did not work. If nothing new appears here, try again.',
  alreadyReceived: 'This had already arrived; nothing was done twice.',
  loggedOut: 'Your session has ended. Open the page again.',
  close: 'Close',
  required: 'required',
  chooseOne: 'Please choose',
  draftSaving: 'Saving…',
  draftSaved: 'Saved',
  draftFailed: 'Not saved yet. It is tried again with your next change.',
  andMore: (count) => `and ${String(count)} more`,
  fixFields: 'Please look at the marked fields.',
};

const zh: WebWords = {
  product: 'LinkStar KPI',
  chooser: {
    title: '您想以谁的身份看看？',
    intro:
      '这是一家演示公司：人员、数据和奖金都是虚构的。选一个人，看到的正是这个人有权看到的内容。再打开一个标签页，可以同时以另一个人的身份使用。',
    featured: '推荐从这几位开始',
    otherLanguage: 'English',
  },
  locked: {
    title: '您还没有登录',
    text: '登录需要您的个人链接，请向管理员索取。链接只给您本人使用，打开后这个浏览器 30 天内保持登录。',
    administrator: '管理员在运行服务的机器上，用终端生成链接：',
    command: 'npm run invite -- 邮箱',
  },
  invitation: {
    title: (name) => spaced`以${name}的身份登录？`,
    text: '这是个人链接，只能用一次。登录后，这个浏览器 30 天内保持登录。',
    signIn: '登录',
    notYou: (name) => spaced`您不是${name}？请直接关闭页面，什么都不会发生。`,
  },
  spentLink: {
    used: {
      title: '这个链接已经用过了',
      text: '每个链接只能用一次。如果是您本人用的，这个浏览器已经登录。如果不是，请告诉管理员，他可以给您一个新的链接。',
    },
    taken: {
      title: '这个链接已经用过了',
      text: '文件链接只能用一次。还需要文件的话，请在聊天里再要一次。如果不是您本人取的，请告诉管理员。',
    },
    void: {
      title: '这个链接无效',
      text: '登录链接三天内有效，文件链接 15 分钟内有效，有了新的链接，旧的就作废。请检查地址是否完整，或者要一个新的：文件在聊天里要，登录链接向管理员要。',
    },
    home: '去聊天页面',
  },
  elsewhere: {
    title: '请在运行服务的机器上打开这个链接',
    text: '聊天页面只回应运行服务的那台机器，所以在这里不能登录。在这里打开，链接不会被用掉。',
    how: '请在那台机器上，或通过隧道（ssh -L 7330:127.0.0.1:7330）打开下面的地址，端口以 npm start 显示的为准：',
  },
  conversations: '会话',
  bot: 'LinkStar KPI',
  botSubtitle: '只有您能看到这个会话',
  channelSubtitle: '团队成员都能看到这个频道',
  switchPerson: '换个身份',
  signOut: '退出登录',
  skipToMessage: '跳到输入框',
  thread: (name) => `消息：${name}`,
  earlier: '更早的消息',
  emptyChannel: '这里还没有消息。团队周报会发到这里。',
  emptyDirect: '发送“我的绩效”查看评分卡，或发送“帮助”看看能做什么。',
  sentPrivately: (name) => `已私下发给 ${name}。`,
  edited: '已更新',
  you: '我',
  today: '今天',
  yesterday: '昨天',
  composer: '消息',
  composerHint: '输入消息，例如 我的绩效',
  send: '发送',
  suggestions: [
    { text: '我的绩效', label: '我的评分卡' },
    { text: '帮助', label: '能做什么？' },
  ],
  newMessages: '有新消息',
  unread: '新',
  working: '正在处理',
  offline: '连接已断开，会自动恢复。',
  failed: '没有成功。如果这里没有出现新内容，请再试一次。',
  alreadyReceived: '之前已经收到，没有重复处理。',
  loggedOut: '登录已过期，请重新打开页面。',
  close: '关闭',
  required: '必填',
  chooseOne: '请选择',
  draftSaving: '正在保存…',
  draftSaved: '已保存',
  draftFailed: '还没有保存，下次修改时会再试。',
  andMore: (count) => `另有 ${String(count)} 项`,
  fixFields: '请检查标出的字段。',
};

const catalogues: Readonly<Record<Language, WebWords>> = { en, zh };

export const webWords = (language: Language): WebWords => catalogues[language];

/** As HTML's `lang` has it. */
export const languageTag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');

/** '14:21', in the reader's zone. */
export const clockTime = (at: Date, timeZone: string, language: Language): string =>
  new Intl.DateTimeFormat(languageTag(language), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);

/** 'Today', 'Yesterday', or 'Friday, 20 November', in the reader's zone. */
export function dayName(at: Date, now: Date, timeZone: string, language: Language): string {
  const day = calendarDay(at, timeZone);
  if (day === calendarDay(now, timeZone)) return catalogues[language].today;
  if (day === calendarDay(new Date(now.getTime() - 86_400_000), timeZone)) return catalogues[language].yesterday;
  const tag = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(at);
}

/** '2026-11-23', in the reader's zone. */
export const calendarDay = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
