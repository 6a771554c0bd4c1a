import { describe, expect, it } from 'vitest';
import { isCommonPassword } from '../../../src/accounts/common-passwords.ts';

describe('a new password', () => {
  it.each([
    'password1234',
    'Passw0rd2026!',
    'P@ssw0rd1234',
    'qwertyuiop12',
    'qwerty123456',
    '123456789012',
    '121212121212',
    'aaaaaaaaaaaa',
    'abcdefghijkl',
    'iloveyou2026',
    'letmeinletmein',
    'correct horse battery staple',
    'welcome-admin-2026',
    'changeme1234',
    'Liverpool1892',
    'administrator',
  ])('is refused when everybody would try it: %s', (password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'eel-kettle-boathouse',
    'Zwölf Boxkämpfer jagen',
    'kV9#tq2Lm0!zR',
    'four tame otters knitting',
    '739104628517',
  ])('is accepted when it is anybody’s own: %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });
});
