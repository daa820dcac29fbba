/** `npm run play -- web`, `slack` or `feishu`: the demo company lives its October, printed as the chat shows it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playOctober } from './october.ts';
import { openFeishuStage } from './feishu.ts';
import { openSlackStage } from './slack.ts';
import { openWebStage } from './web.ts';

const [platform = 'web'] = process.argv.slice(2);
const usage = 'Usage: npm run play -- web|slack|feishu';
if (platform === '--help') {
  console.log(usage);
  process.exit(0);
}
const stages = { web: openWebStage, slack: openSlackStage, feishu: openFeishuStage };
if (!(platform in stages)) {
  console.error(usage);
  process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), 'linkstar-play-'));
const stage = await stages[platform as keyof typeof stages]();
let steps = 0;
let unexpected = 0;
for await (const { title, shown, unexpected: wrong } of playOctober(stage, join(folder, 'pay.xlsx'))) {
  steps += 1;
  unexpected += wrong.length;
  console.log(`\n── ${String(steps)}. ${title}\n\n${shown}`);
  for (const what of wrong) console.log(`!! ${what}`);
}
console.log(`\nplayed ${stage.platform}: ${String(steps)} steps, ${String(unexpected)} unexpected`);
await stage.close();
await rm(folder, { recursive: true, force: true });
process.exitCode = unexpected === 0 ? 0 : 1;
