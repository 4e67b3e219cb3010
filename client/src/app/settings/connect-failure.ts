import { type Words } from '../words/english';

/** Why a sign-in at a server did not come about, in words; what the address may say besides is not repeated. */
export function connectFailure(code: string, { settings }: Words): string {
  const reasons: Readonly<Record<string, string>> = settings.notConnected;
  return (Object.hasOwn(reasons, code) && reasons[code]) || settings.notConnected.other;
}
