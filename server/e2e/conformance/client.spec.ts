import { describe, expect, it } from '@jest/globals';
import { conformance, NEXT, RELEASED } from './run.js';

const CLIENT = ['client', '--command', `"${process.execPath}" server/e2e/conformance/client.mjs`];
const PATIENCE_MS = 240_000;
const AT_ONCE = 3;

/** How a user is signed in, which both revisions try. */
const SIGN_INS = [
  'auth/metadata-default',
  'auth/metadata-var1',
  'auth/metadata-var2',
  'auth/metadata-var3',
  'auth/basic-cimd',
  'auth/scope-from-www-authenticate',
  'auth/scope-from-scopes-supported',
  'auth/scope-omitted-when-undefined',
  'auth/scope-step-up',
  'auth/scope-retry-limit',
  'auth/token-endpoint-auth-basic',
  'auth/token-endpoint-auth-post',
  'auth/token-endpoint-auth-none',
  'auth/pre-registration',
];
const SIGN_INS_OF_2026 = [
  'auth/resource-mismatch',
  'auth/offline-access-scope',
  'auth/offline-access-not-supported',
  'auth/authorization-server-migration',
  'auth/iss-supported',
  'auth/iss-not-advertised',
  'auth/iss-supported-missing',
  'auth/iss-wrong-issuer',
  'auth/iss-unexpected',
  'auth/iss-normalized',
  'auth/metadata-issuer-mismatch',
];

/** How earlier revisions signed users in, which both suites try. */
const EARLIER_SIGN_INS = ['auth/2025-03-26-oauth-metadata-backcompat', 'auth/2025-03-26-oauth-endpoint-fallback'];

/** Extensions by which others than users come in, or come in otherwise. */
const EXTENSIONS_OF_2025 = [
  'auth/client-credentials-jwt',
  'auth/client-credentials-basic',
  'auth/cross-app-access-complete-flow',
];
const EXTENSIONS_OF_2026 = [
  'auth/client-credentials-jwt',
  'auth/client-credentials-basic',
  'auth/enterprise-managed-authorization',
  'auth/dpop',
  'auth/dpop-nonce',
  'auth/wif-jwt-bearer',
];

describe('Our MCP client', () => {
  const of2025 = (scenario: string) => passes(RELEASED, 'client-2025.yml', '--scenario', scenario);
  const of2026 = (scenario: string) =>
    passes(NEXT, 'client-2026.yml', '--spec-version', '2026-07-28', '--scenario', scenario);

  const ofExtensions = (scenario: string) => passes(NEXT, 'client-2026.yml', '--scenario', scenario);

  /** Each alone: one of them measures time. */
  it.each(['initialize', 'tools_call', 'elicitation-sep1034-client-defaults', 'sse-retry'])(
    'speaks revision 2025-11-25: %s',
    of2025,
  );

  it.each([
    'tools_call',
    'request-metadata',
    'sep-2322-client-request-state',
    'http-standard-headers',
    'http-custom-headers',
    'http-invalid-tool-headers',
    'json-schema-ref-no-deref',
    'json-schema-2020-12-preservation',
  ])('speaks revision 2026-07-28: %s', of2026);

  it('signs users in as revision 2025-11-25 wants it', () => sideBySide(SIGN_INS, of2025), PATIENCE_MS);

  it(
    'signs users in as revision 2026-07-28 wants it',
    () => sideBySide([...SIGN_INS, ...SIGN_INS_OF_2026], of2026),
    PATIENCE_MS,
  );

  it(
    'signs users in as earlier revisions wanted it, and does of the extensions what is not listed with its reason',
    async () => {
      await sideBySide([...EARLIER_SIGN_INS, ...EXTENSIONS_OF_2025], of2025);
      await sideBySide([...EARLIER_SIGN_INS, ...EXTENSIONS_OF_2026], ofExtensions);
    },
    PATIENCE_MS,
  );
});

async function passes(suite: string, known: string, ...options: string[]): Promise<void> {
  const { code, report } = await conformance(suite, known, ...CLIENT, ...options);

  expect({ code, report: code === 0 ? '' : report }).toEqual({ code: 0, report: '' });
}

/** A few at a time: all of them at once would only keep each other from answering in time. */
async function sideBySide(scenarios: readonly string[], prove: (scenario: string) => Promise<void>): Promise<void> {
  const left = [...scenarios];
  const lane = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await prove(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
