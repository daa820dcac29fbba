/** `npm run -s score -- FILE`: score documents, also ones that somebody only imagines. */
import { readFileSync } from 'node:fs';
import { answerOf, type ScoringAnswer } from '../scoring/answer.ts';
import { parseCases, type Case } from '../scoring/cases.ts';
import { parseDocument } from '../scoring/parse.ts';
import { readJson } from '../scoring/reader.ts';
import { scoreDocument } from '../scoring/score.ts';

const help = `用法 / Usage: npm run -s score -- FILE      (- 从标准输入读取 / - reads standard input)

按评分规则计算文件里的每个案例，打印 {"results":[{"name","output"}]}。改一个数再算一次，就知道分数会怎样变（假设分析）。
Scores each case of a file and prints {"results":[{"name","output"}]}. Change a figure and run it again to see what
the total would be (what-if). Numbers are taken exactly as written; reading null means missing.

  {"cases":[
    {"name":"ACoS 31.2 %","input":{"items":[
      {"id":"sales","kind":"measured","weight":60,"direction":"higher","target":120000,"reading":125040},
      {"id":"acos","kind":"measured","weight":40,"direction":"lower","target":0.28,"reading":0.312}]}},
    {"name":"ACoS 28 %","input":{"items":[
      {"id":"sales","kind":"measured","weight":60,"direction":"higher","target":120000,"reading":125040},
      {"id":"acos","kind":"measured","weight":40,"direction":"lower","target":0.28,"reading":0.28}]}}]}

退出码 / Exit status: 0 全部算出 / all scored; 2 有案例被拒（结果里写明位置）或文件不可读
/ a case was refused (its result says where) or the file cannot be read.
`;

function scoreCase({ name, input }: Case) {
  const parsed = parseDocument(input);
  if (!parsed.ok) return { name, error: parsed.refusals[0] };
  return { name, output: withNumbers(answerOf(scoreDocument(parsed.value))) };
}

/** Decimal text as JSON numbers, digit by digit; TypeScript's library does not know rawJSON yet. */
const { rawJSON } = JSON as JSON & { rawJSON(text: string): object };
const number = (text: string | null) => (text === null ? null : rawJSON(text));
const withNumbers = ({ items, total, payout, ...rest }: ScoringAnswer) => ({
  items: items.map((item) => ({ ...item, attainment: number(item.attainment), points: number(item.points) })),
  gatesFired: rest.gatesFired,
  gatesNotEvaluated: rest.gatesNotEvaluated,
  total: number(total),
  grade: rest.grade,
  payout: number(payout),
});

function run(argument: string | undefined): 0 | 2 {
  if (argument === undefined || argument === '--help' || argument === '-h') {
    (argument === undefined ? process.stderr : process.stdout).write(help);
    return argument === undefined ? 2 : 0;
  }
  const cannot = (why: string): 2 => {
    process.stderr.write(`${argument}: ${why}\n`);
    return 2;
  };
  const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
  let text: string;
  try {
    text = readFileSync(argument === '-' ? 0 : argument, 'utf8');
  } catch (error) {
    return cannot(reasonOf(error));
  }
  let file: unknown;
  try {
    file = readJson(text);
  } catch (error) {
    return cannot(`not JSON: ${reasonOf(error)}`);
  }
  const parsed = parseCases(file);
  if ('refusal' in parsed) return cannot(`${parsed.refusal.place}: ${parsed.refusal.message}`);
  const results = parsed.cases.map(scoreCase);
  process.stdout.write(`${JSON.stringify({ results }, null, 1)}\n`);
  return results.some((result) => 'error' in result) ? 2 : 0;
}

process.exitCode = run(process.argv[2]);
