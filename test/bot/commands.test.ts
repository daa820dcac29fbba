import { expect, it } from 'vitest';
import { parseCommand } from '../../src/bot/conversation/commands.ts';
import { parseIntent } from '../../src/bot/conversation/intents.ts';

it.each([
  ['/mykpi', { type: 'scorecard', period: null }],
  ['我的绩效', { type: 'scorecard', period: null }],
  ['  /MyKPI   2026-10 ', { type: 'scorecard', period: '2026-10' }],
  ['我的绩效 2026-10', { type: 'scorecard', period: '2026-10' }],
  ['@LinkStar /mykpi', { type: 'scorecard', period: null }],
  ['/mykpi last month', { type: 'bad_period', command: 'scorecard', text: 'last month' }],
  ['/mykpi 2026-13', { type: 'bad_period', command: 'scorecard', text: '2026-13' }],
  ['/kpi', { type: 'scorecard', period: null }],
  ['kpi help', { type: 'help' }],
  ['？', { type: 'help' }],
  ['帮助', { type: 'help' }],
  ['history', { type: 'history' }],
  ['/rate', { type: 'ratings', period: null }],
  ['审批 2026-10', { type: 'approvals', period: '2026-10' }],
  ['self review', { type: 'self_review', period: null }],
  ['/kpi link', { type: 'link' }],
  ['链接', { type: 'link' }],
  ['link me', { type: 'unknown', text: 'link me' }],
  ['/kpi invite Emma  Fischer', { type: 'invite', who: 'Emma Fischer' }],
  ['@LinkStar invite Emma@example.com', { type: 'invite', who: 'Emma@example.com' }],
  ['邀请 赵敏', { type: 'invite', who: '赵敏' }],
  ['邀请赵敏', { type: 'invite', who: '赵敏' }],
  ['/邀请', { type: 'invite', who: '' }],
  ['invited', { type: 'unknown', text: 'invited' }],
  ['/kpi 评分 2026-10', { type: 'ratings', period: '2026-10' }],
  ['/kpi 2026-10', { type: 'scorecard', period: '2026-10' }],
  ['/kpi rate 2026-13', { type: 'bad_period', command: 'ratings', text: '2026-13' }],
  ['/kpi something', { type: 'bad_period', command: 'scorecard', text: 'something' }],
  ['/kpi settings', { type: 'settings' }],
  ['设置', { type: 'settings' }],
  ['mykpiz', { type: 'unknown', text: 'mykpiz' }],
  ['give me a raise', { type: 'unknown', text: 'give me a raise' }],
  ['', { type: 'unknown', text: '' }],
])('%j', (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});

it.each([
  [null],
  ['approve'],
  [{ do: 'fly' }],
  [{ do: 'approve', scorecard: 'x' }],
  [{ do: 'approve', scorecard: 'x', version: 0 }],
  [{ do: 'approve', scorecard: 'x', version: 1, as: 'admin' }],
  [{ do: 'why', person: 'p', period: '2026-99', item: 'sales' }],
  [{ do: 'rows', person: 'p', period: '2026-10', item: 'sales', page: -1 }],
  [{ do: 'prefer', platform: 'pigeon' }],
  [{ do: 'prefer', platform: 'web', person: 'somebody-else' }],
  [{ do: 'scorecard', person: 'x'.repeat(65), period: '2026-10' }],
])('refuses the intent %j', (raw) => {
  expect(parseIntent(raw)).toBeNull();
});

it('keeps what a card of ours sends', () => {
  const intent = { do: 'approve', scorecard: 'x', version: 3 };
  expect(parseIntent(intent)).toEqual(intent);
});
