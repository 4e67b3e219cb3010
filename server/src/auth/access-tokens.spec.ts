import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { Config } from '../config/config.js';
import { AccessTokens } from './access-tokens.js';
import { NotSignedIn } from './not-signed-in.js';
import { TEST_SECRETS } from './testing/open-auth.js';

const HOUR_MS = 3_600_000;
const ADA = { id: '019ab0de-0000-7000-8000-000000000001', sessionId: '019ab0de-0000-7000-8000-000000000002' };

describe(AccessTokens, () => {
  const jwt = new JwtService();
  const tokens = new AccessTokens(Config.read(TEST_SECRETS), jwt);

  afterEach(() => void jest.restoreAllMocks());

  it('speaks to the MCP server in the name of its user', async () => {
    expect(await tokens.verifyForMcp(await tokens.issueForMcp(ADA))).toEqual({ id: ADA.id });
  });

  it('keeps the tokens of the API away from the MCP server, and the other way round', async () => {
    const [forApi, forMcp] = await Promise.all([tokens.issue(ADA), tokens.issueForMcp(ADA)]);

    await expect(tokens.verifyForMcp(forApi)).rejects.toThrow(NotSignedIn);
    await expect(jwt.verifyAsync(forMcp, tokens.rules)).rejects.toThrow('jwt audience invalid');
  });

  it('verifies a token once to know whom to count, and not a moment longer than it is good', async () => {
    const verified = jest.spyOn(jwt, 'verifyAsync');
    const token = await tokens.issue(ADA);

    expect([await tokens.holderOf(token), await tokens.holderOf(token)]).toEqual(Array(2).fill(`access ${ADA.id}`));
    expect(verified).toHaveBeenCalledTimes(1);

    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + HOUR_MS);
    expect(await tokens.holderOf(token)).toBeNull();
  });

  it('remembers what tokens for the API say, and those alone, for as long as they are good', async () => {
    const [forApi, forMcp] = await Promise.all([tokens.issue(ADA), tokens.issueForMcp(ADA)]);

    expect(tokens.knownForApi(forApi)).toBeNull();
    await Promise.all([tokens.holderOf(forApi), tokens.holderOf(forMcp)]);
    expect(tokens.knownForApi(forApi)).toMatchObject({ typ: 'access', sub: ADA.id, sid: ADA.sessionId });
    expect(tokens.knownForApi(forMcp)).toBeNull();

    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + HOUR_MS);
    expect(tokens.knownForApi(forApi)).toBeNull();
  });

  it('knows no holder of a token that somebody changed', async () => {
    const token = await tokens.issue(ADA);
    await tokens.holderOf(token);

    expect(await tokens.holderOf(token.replace(/.$/, (end) => (end === 'A' ? 'Q' : 'A')))).toBeNull();
  });

  it.each([
    ['another algorithm', { algorithm: 'HS384' as const }],
    ['another key', { secret: 'x'.repeat(32) }],
    ['another issuer', { issuer: 'https://elsewhere.example' }],
    ['a date gone by', { expiresIn: -1 }],
  ])('refuses a token with %s', async (_, flaw) => {
    const { secret, issuer } = tokens.rules;
    const options = { secret, issuer, audience: `${issuer}/mcp`, expiresIn: 60, ...flaw };

    const token = await jwt.signAsync({ typ: 'mcp', sub: ADA.id }, options);

    await expect(tokens.verifyForMcp(token)).rejects.toThrow(NotSignedIn);
  });
});
