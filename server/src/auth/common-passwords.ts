import { dictionary } from '@zxcvbn-ts/language-common';

/** The shortest password that anybody may choose; shorter ones need no look-up. */
export const MIN_PASSWORD = 10;

/** Those of the 49,000 most used passwords of public leaks that are long enough to be chosen here. */
const COMMON = new Set(dictionary['passwords-common'].filter((password) => password.length >= MIN_PASSWORD));

/** Whether a password is among those that are tried first, in whatever case. */
export function isCommonPassword(password: string): boolean {
  return COMMON.has(password.toLowerCase());
}
