/** What secrets look like, wherever they stand: the first group stays. */
const SECRETS = [
  /\b((?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi,
  /(?<![\w-])()eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  /\b()sk-[\w-]{8,}/g,
  /\b()chatkeep_[0-9a-f]{32}_[\w-]{43}/g,
  /(:\/\/[^\s:/@"]*:)[^\s@/"]+(?=@)/g,
  /((?:password|passwd|secret|token|api[_-]?key|authorization|cookie)\\?["']\s*:\s*\\?["'])(?!\[secret\]|bearer\b|basic\b)[^"'\\]+/gi,
  /((?:password|passwd|secret|token|api[_-]?key|authorization|cookie)\\?["']?\s*[:=]\s*\\?["']?)(?!\[secret\]|bearer\b|basic\b)[^\s"'\\,;}&]{4,}/gi,
];

/** A line of the log with `[secret]` in the place of keys, tokens, passwords and whatever is named so. */
export function withoutSecrets(line: string): string {
  return SECRETS.reduce((text, secret) => text.replace(secret, '$1[secret]'), line);
}
