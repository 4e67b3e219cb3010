import { describe, expect, it } from '@jest/globals';
import { JwtService } from '@nestjs/jwt';
import { Config } from '../config/config.js';
import { AccessTokens } from './access-tokens.js';
import { NotSignedIn } from './not-signed-in.js';
import { TEST_SECRETS } from './testing/open-auth.js';

const ADA = { id: '019ab0de-0000-7000-8000-000000000001', sessionId: '019ab0de-0000-7000-8000-000000000002' };

describe(AccessTokens, () => {
  const jwt = new JwtService();
  const tokens = new AccessTokens(Config.read(TEST_SECRETS), jwt);

  it('speaks to the MCP server in the name of its user', async () => {
    expect(await tokens.verifyForMcp(await tokens.issueForMcp(ADA))).toEqual({ id: ADA.id });
  });

  it('keeps the tokens of the API away from the MCP server, and the other way round', async () => {
    const [forApi, forMcp] = await Promise.all([tokens.issue(ADA), tokens.issueForMcp(ADA)]);

    await expect(tokens.verifyForMcp(forApi)).rejects.toThrow(NotSignedIn);
    await expect(jwt.verifyAsync(forMcp, tokens.rules)).rejects.toThrow('jwt audience invalid');
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
