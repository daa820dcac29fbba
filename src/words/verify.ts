/** What the command that checks the audit record says. */
import type { Language } from './language.ts';
import { spaced } from './spacing.ts';

export interface VerifyWords {
  readonly help: string;
  readonly progress: (entries: number) => string;
  readonly empty: string;
  readonly whole: (entries: number) => string;
  readonly headThere: (head: string) => string;
  readonly head: (head: string) => string;
  readonly reasonsErased: (count: number) => string;
  /** 'entry 12 (23 Nov 10:00, a scorecard was approved)' */
  readonly entry: (seq: string, at: string, action: string) => string;
  readonly edited: (entry: string) => string;
  readonly reasonEdited: (entry: string) => string;
  readonly reasonTaken: (entry: string) => string;
  readonly removed: (from: string, to: string, next: string) => string;
  readonly reordered: (seq: string, entry: string) => string;
  readonly inserted: (entry: string) => string;
  readonly before: (seq: string) => string;
  readonly firstOnly: string;
  readonly cut: (head: string, end: string | null) => string;
  readonly rewritten: (head: string, entry: string) => string;
  readonly badHead: (text: string) => string;
}

const en: VerifyWords = {
  help: `Usage: npm run verify -- [--head NUMBER:HASH]

Walks the audit record from its first entry and names the first one that was edited, removed, moved or added, also
directly in the database. Changes nothing, and may be run while the service runs.

--head   the head of the record as it was printed before, by this command or in an export. The record is then also
         compared with that one: entries cut off its end, and a record written anew, show only there.

Exit status: 0 the record is whole, 1 it is not, 2 bad input.`,
  progress: (entries) => `${String(entries)} entries checked …`,
  empty: 'The record is empty: nothing has been recorded yet.',
  whole: (entries) =>
    entries === 1
      ? 'The record is whole: its 1 entry is as it was written.'
      : `The record is whole: all ${String(entries)} entries are as they were written.`,
  headThere: (head) => `The head that you gave is in it: ${head}`,
  head: (head) =>
    `Its head: ${head}\nKeep it outside of this machine: a record that is cut or written anew does not hold it.`,
  reasonsErased: (count) =>
    `The text of ${count === 1 ? '1 reason' : `${String(count)} reasons`} was erased with a person's data, as the record says.`,
  entry: (seq, at, action) => `entry ${seq} (${at}: ${action})`,
  edited: (entry) => `The record is broken at ${entry}: the entry is not as it was written.`,
  reasonEdited: (entry) => `The record is broken at ${entry}: its reason is not the one that was given.`,
  reasonTaken: (entry) =>
    `The record is broken at ${entry}: its reason is gone, and no erasure of a person's data names it.`,
  removed: (from, to, next) =>
    from === to
      ? `The record is broken at entry ${from}: it was removed. What comes next is ${next}.`
      : `The record is broken at entry ${from}: the entries ${from} to ${to} were removed. What comes next is ${next}.`,
  reordered: (seq, entry) =>
    `The record is broken at entry ${seq}: the order was changed. What belongs there is now ${entry}.`,
  inserted: (entry) => `The record is broken at ${entry}: the entry was put in afterwards.`,
  before: (seq) =>
    seq === '0' ? 'No entry before it can be relied on.' : `The entries 1 to ${seq} are as they were written.`,
  firstOnly: 'This is the first place. What comes after it has not been judged.',
  cut: (head, end) =>
    `The record does not hold the head ${head}: it ends ${end === null ? 'before its first entry' : `at ${end}`}, so its end was cut off.`,
  rewritten: (head, entry) =>
    `The record does not hold the head ${head}: at that number is now ${entry}. It is sound in itself, so it was written anew, from there or from before.`,
  badHead: (text) =>
    `${text} is not a head. It looks like 1234:9f2c… (a number, a colon, 64 characters), as it was printed.`,
};

const zh: VerifyWords = {
  help: `用法：npm run verify -- [--head 编号:哈希]

从第一条开始逐条检查审计记录，指出第一条被改过、删掉、调换或插入的记录，直接在数据库里动的手脚也查得出来。
什么都不改，服务运行时也可以执行。

--head   以前打印过的记录末端（由本命令或导出文件打印）。会再和它对照：末尾被截掉、整条记录被重写，只有这样才看得出来。

退出码：0 记录完整；1 不完整；2 输入有误。`,
  progress: (entries) => `已检查 ${String(entries)} 条…`,
  empty: '审计记录是空的：还没有记下任何事。',
  whole: (entries) => `审计记录完整：${String(entries)} 条都和写下时一样。`,
  headThere: (head) => `您给的末端在记录里：${head}`,
  head: (head) => `记录末端：${head}\n请保存在这台机器以外：记录被截掉或重写后，就对不上它了。`,
  reasonsErased: (count) => `有 ${String(count)} 条的理由文字随个人数据一起抹除了，记录里有据可查。`,
  entry: (seq, at, action) => spaced`第 ${seq} 条（${at}，${action}）`,
  edited: (entry) => `审计记录从${entry}起不完整：这一条和写下时不一样。`,
  reasonEdited: (entry) => `审计记录从${entry}起不完整：理由不是当初写的那一句。`,
  reasonTaken: (entry) => `审计记录从${entry}起不完整：理由不见了，而没有任何抹除记录提到它。`,
  removed: (from, to, next) =>
    from === to
      ? `审计记录从第 ${from} 条起不完整：这一条被删掉了。后面接着的是${next}。`
      : `审计记录从第 ${from} 条起不完整：第 ${from} 到 ${to} 条被删掉了。后面接着的是${next}。`,
  reordered: (seq, entry) => `审计记录从第 ${seq} 条起不完整：顺序被调换了。应该在这里的，现在是${entry}。`,
  inserted: (entry) => `审计记录从${entry}起不完整：这一条是后来插进去的。`,
  before: (seq) => (seq === '0' ? '在它之前没有可以相信的记录。' : `第 1 到 ${seq} 条和写下时一样。`),
  firstOnly: '这是第一处；后面的没有再判断。',
  cut: (head, end) =>
    `记录里没有 ${head} 这个末端：它${end === null ? '一条都没有' : `到${end}就结束了`}，末尾被截掉了。`,
  rewritten: (head, entry) =>
    `记录里没有 ${head} 这个末端：那个编号现在是${entry}。记录自身前后一致，所以是从这里或更早起被重写过。`,
  badHead: (text) => `${text} 不是记录末端。它的样子是 1234:9f2c…（编号、冒号、64 个字符），请照打印的填写。`,
};

const catalogues: Readonly<Record<Language, VerifyWords>> = { zh, en };

export const verifyWords = (language: Language): VerifyWords => catalogues[language];
