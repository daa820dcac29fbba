import { describe, expect, it } from 'vitest';
import { namingOf } from '../../src/bot/record/naming.ts';

const person = { name: '陈力 Chen Li', email: 'Chen.Li@example.com', mobile: '+86 138 0000 0000' };

describe('a name taken out of texts', () => {
  it.each([
    ['陈力 Chen Li 的 10 月评分卡', 'X 的 10 月评分卡'],
    ['和陈力一起', '和X一起'],
    ['with Chen Li, and his site', 'with X, and his site'],
    ['write to chen.li@EXAMPLE.com or +86 138 0000 0000', 'write to X or X'],
    // Somebody else's name, or no name at all.
    ['陈力宏来了', '陈力宏来了'],
    ['Chen Lina and Mychen Li', 'Chen Lina and Mychen Li'],
    ['Chen Li Na', 'Chen Li Na'],
    ['Li alone, or Chen', 'Li alone, or Chen'],
  ])('%s', (text, expected) => {
    expect(namingOf(person, ['陈力宏 Chen Lihong', 'Chen Li Na'], 'X').replace(text)).toBe(expected);
  });

  it('stays where somebody else has it too, and the rest goes', () => {
    const naming = namingOf(person, ['陈力 Leo Chen'], 'X');
    expect(naming.shared).toEqual(['陈力']);
    expect(naming.replace('陈力 and Chen Li, 陈力 Chen Li')).toBe('陈力 and X, X');
    expect(namingOf({ name: '王伟', email: null, mobile: null }, ['王伟'], 'X')).toMatchObject({ fragments: [] });
  });

  it('may hold what an expression would read otherwise', () => {
    const naming = namingOf({ name: 'A. (Bo) O’Neil-Li', email: 'a+b@example.com', mobile: '' }, [], 'X');
    expect(naming.replace('by A. (Bo) O’Neil-Li <a+b@example.com>')).toBe('by X <X>');
  });
});
