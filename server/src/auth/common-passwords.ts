/** The shortest password that anybody may choose; shorter ones need no look-up. */
export const MIN_PASSWORD = 10;

let common: Promise<ReadonlySet<string>> | undefined;

/** Whether a password is among those that are tried first, in whatever case. */
export async function isCommonPassword(password: string): Promise<boolean> {
  common ??= load(); // when somebody first chooses one: megabytes that an idle server need not hold
  return (await common).has(password.toLowerCase());
}

/** Those of the 49,000 most used passwords of public leaks that are long enough to be chosen here. */
async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].filter((password) => password.length >= MIN_PASSWORD));
}
