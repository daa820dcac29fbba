import { expect, test } from 'vitest';
import { spaced } from '../../src/words/spacing.ts';

test.each([
  [spaced`${'王敏'}已通过`, '王敏已通过'],
  [spaced`${'Ben'}已通过`, 'Ben 已通过'],
  [spaced`看${'Ben'}`, '看 Ben'],
  [spaced`还有 ${8} 天`, '还有 8 天'],
  [spaced`还有${8}天`, '还有 8 天'],
  [spaced`目标${'≥ 12 %'}，上月`, '目标 ≥ 12 %，上月'],
  [spaced`${'11 月'}评分卡`, '11 月评分卡'],
  [spaced`${'王敏'}${'Ben'}`, '王敏 Ben'],
  [spaced`达成${'104.2 %'}`, '达成 104.2 %'],
  // What somebody wrote stays as they wrote it.
  [spaced`理由：${'第3周Ben休假'}`, '理由：第3周Ben休假'],
  [spaced``, ''],
])('%s', (made, expected) => {
  expect(made).toBe(expected);
});
