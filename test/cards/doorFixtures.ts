/** Coming in, taking a file away, and where messages go: the shortest and the longest. */
import type { DoorNoticeView } from '../../src/cards/doorNotice.ts';
import type { SettingsView } from '../../src/cards/settings.ts';

const timeZone = 'Asia/Shanghai';
const until = '2026-11-26T06:30:00Z';
const li = { id: 'p-li', name: '李雷' };
const emma = { id: 'p-emma', name: 'Emma Schulz' };

export const settingsViews: Readonly<Record<string, SettingsView>> = {
  'settings one': { preferred: 'web', others: [] },
  'settings two': { preferred: 'feishu', others: ['web'] },
  'settings all': { preferred: 'dingtalk', others: ['feishu', 'slack', 'web'] },
};

export const doorNotices: Readonly<Record<string, DoorNoticeView>> = {
  'notice own link': { about: 'sign_in_shown', person: null, until, timeZone },
  'notice link of another': { about: 'sign_in_shown', person: emma, until, timeZone },
  'notice file for pay': { about: 'file_shown', file: 'pay_export', period: '2026-10', until, timeZone },
  'notice file without a month': { about: 'file_shown', file: 'pay_export', period: null, until, timeZone },
  'notice own data': { about: 'file_shown', file: 'own_data', period: null, until, timeZone },
  'notice whom': { about: 'whom' },
  'notice nobody': { about: 'nobody', typed: '李磊磊' },
  'notice several': {
    about: 'several',
    typed: '李雷',
    people: [
      { ...li, address: 'li.lei@example.com' },
      { ...li, id: 'p-li2', address: 'US 2' },
    ],
  },
  'notice many': {
    about: 'several',
    typed: '李雷',
    people: Array.from({ length: 9 }, (_, n) => ({ ...li, id: `p-${String(n)}`, address: `US ${String(n)}` })),
  },
  'notice has left': { about: 'has_left', person: emma, on: '2026-10-31' },
  'notice not yet': { about: 'not_yet', person: li, from: '2026-12-01' },
  'notice demo': { about: 'demo' },
};
