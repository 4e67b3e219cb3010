const REASONS: Readonly<Record<string, string>> = {
  expired: 'This sign-in has run out, or it began in another browser. Nothing was changed; connect once more.',
  denied: 'The access was not given there. Nothing was changed; you can connect whenever you like.',
  issuer_mismatch:
    'The answer came from somebody else than the one you were sent to, so it was not used. Nothing was changed.',
};
const ANY = 'The server could not be connected. Nothing was changed; you can try again.';

/** Why a sign-in at a server did not come about, in words; what the address may say besides is not repeated. */
export function connectFailure(code: string): string {
  return Object.hasOwn(REASONS, code) ? (REASONS[code] ?? ANY) : ANY;
}
