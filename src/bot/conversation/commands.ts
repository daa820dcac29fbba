/** What a person typed, as a command: in Chinese or English, with or without the slash, with a mention before it. */
import { parsePeriod } from '../period.ts';
import type { Period } from '../ports.ts';

export type Command =
  | { readonly type: 'scorecard'; readonly period: Period | null }
  | { readonly type: 'help' }
  | { readonly type: 'history' }
  | { readonly type: 'ratings'; readonly period: Period | null }
  | { readonly type: 'approvals'; readonly period: Period | null }
  | { readonly type: 'self_review'; readonly period: Period | null }
  | { readonly type: 'cycle'; readonly period: Period | null }
  /** A link to sign in: for oneself on another device, or (`who`: as typed, '' for nobody) for somebody else. */
  | { readonly type: 'link' }
  | { readonly type: 'invite'; readonly who: string }
  | { readonly type: 'settings' }
  /** What platforms with a quota were asked this month. */
  | { readonly type: 'usage' }
  /** What is kept about oneself, as a file. */
  | { readonly type: 'own_data' }
  /** The month's file for pay. */
  | { readonly type: 'export_pay'; readonly period: Period | null }
  /** A known command with something after it that is no period. */
  | {
      readonly type: 'bad_period';
      readonly command: 'scorecard' | 'ratings' | 'approvals' | 'self_review' | 'cycle' | 'export_pay';
      readonly text: string;
    }
  | { readonly type: 'unknown'; readonly text: string };

type Verb = Exclude<Command['type'], 'bad_period' | 'unknown'>;

const WORDS: Readonly<Record<Verb, readonly string[]>> = {
  scorecard: ['mykpi', 'my kpi', 'kpi', 'scorecard', '我的绩效', '绩效', '我的kpi', '评分卡'],
  help: ['help', '?', '？', '帮助', 'hi', 'hello', '你好', 'start', '开始'],
  history: ['history', '历史', '绩效历史'],
  ratings: ['rate', 'ratings', '评分', '打分'],
  approvals: ['approve', 'approvals', '审批'],
  cycle: ['cycle', '周期', '考核', '绩效周期'],
  self_review: ['self review', 'selfreview', 'kpi self', '自评', '写自评'],
  link: ['link', '链接', '登录链接'],
  invite: ['invite', '邀请'],
  own_data: ['my data', 'mydata', 'kpi data', '我的数据'],
  export_pay: ['export', '导出'],
  settings: ['settings', '设置'],
  usage: ['usage', '用量'],
};

/** Nothing may follow these. */
const ALONE = ['help', 'history', 'link', 'settings', 'usage', 'own_data'] as const;

const isAlone = (verb: Verb): verb is (typeof ALONE)[number] => ALONE.some((alone) => alone === verb);

/** Longest first, so that 'kpi help' is not 'kpi' with a strange period. */
const VERBS = Object.entries(WORDS)
  .flatMap(([verb, words]) => words.map((word) => ({ verb: verb as Verb, word })))
  .sort((a, b) => b.word.length - a.word.length);

/** `text` as the platform gave it. A period may follow: `/mykpi 2026-10`. */
export function parseCommand(text: string): Command {
  const said = text.normalize('NFKC').trim().replace(/\s+/gu, ' ');
  const given = said.replace(/^@\S+ /u, '').replace(/^\//u, '');
  const bare = given.toLowerCase();
  for (const { verb, word } of VERBS) {
    // Chinese puts no space before a name.
    const isSaid = bare === word || bare.startsWith(`${word} `) || (word === '邀请' && bare.startsWith(word));
    if (!isSaid) continue;
    const rest = bare.slice(word.length).trim();
    if (word === 'kpi' && rest !== '' && parsePeriod(rest) === null) {
      // The one command of a platform that takes only commands it was told beforehand: `/kpi 评分`.
      const inner = parseCommand(given.slice(word.length));
      return inner.type === 'unknown' ? { type: 'bad_period', command: 'scorecard', text: rest } : inner;
    }
    if (verb === 'invite') return { type: verb, who: given.slice(word.length).trim() };
    if (isAlone(verb)) return rest === '' ? { type: verb } : { type: 'unknown', text: said };
    if (rest === '') return { type: verb, period: null };
    const period = parsePeriod(rest);
    return period === null ? { type: 'bad_period', command: verb, text: rest } : { type: verb, period };
  }
  return { type: 'unknown', text: said };
}
