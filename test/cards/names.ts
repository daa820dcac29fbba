/** Whom and what the cards of the tests are about. */
import type { BilingualName } from '../../src/words/language.ts';

export const named = (zh: string, en: string): BilingualName => ({ zh, en });

export const people = {
  li: { id: 'p-li', name: '李雷' },
  chen: { id: 'p-chen', name: '陈静' },
  wang: { id: 'p-wang', name: '王敏' },
  emma: { id: 'p-emma', name: 'Emma Schulz' },
  kumar: { id: 'p-kumar', name: 'Kumar Raj' },
} as const;
/** What nobody should be called, and somebody is. */
export const hostileName = '<script>alert(1)</script>`*_~[x](javascript:1)\u202e\n' + 'x'.repeat(10_000);
export const hostileText = `<b>& "quoted" 'single'</b> @channel <!here> ${'很长的话。'.repeat(2000)}`;
