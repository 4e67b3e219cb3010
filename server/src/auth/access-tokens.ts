import { Injectable } from '@nestjs/common';
import { JwtService, type JwtVerifyOptions } from '@nestjs/jwt';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { NotSignedIn } from './not-signed-in.js';

/** How long an access token is good for. */
export const ACCESS_TOKEN_SECONDS = 600;

/** So many tokens are remembered; what was forgotten is verified again. */
const MOST_REMEMBERED = 10_000;

interface Claims {
  readonly typ: 'access' | 'mcp';
  readonly sub: string;
  readonly sid?: string;
}

/** What a token of ours says once its signature holds; `exp` in seconds. */
export interface VerifiedClaims extends Claims {
  readonly aud: string;
  readonly exp: number;
}

/** Issues and verifies short-lived tokens; each is good for one audience alone. */
@Injectable()
export class AccessTokens {
  /** What every token for the API must fulfil. */
  readonly rules = this.rulesFor(this.config.http.publicUrl);
  private readonly mcpRules = this.rulesFor(`${this.config.http.publicUrl}/mcp`);
  private readonly verified = new Map<string, VerifiedClaims>();

  constructor(
    private readonly config: Config,
    private readonly jwt: JwtService,
  ) {}

  /** A token for the API. */
  issue(user: AuthenticatedUser): Promise<string> {
    return this.sign({ typ: 'access', sub: user.id, sid: user.sessionId }, this.rules);
  }

  /** A token for our own MCP server, in the name of `user`. */
  issueForMcp(user: Owner): Promise<string> {
    return this.sign({ typ: 'mcp', sub: user.id }, this.mcpRules);
  }

  /** In whose name a token for our own MCP server speaks; throws `NotSignedIn` for every other token. */
  async verifyForMcp(token: string): Promise<Owner> {
    const claims = await this.jwt.verifyAsync<Claims>(token, this.mcpRules).catch(() => null);
    if (claims?.typ !== 'mcp') throw new NotSignedIn();
    return { id: claims.sub };
  }

  /** Whether a token is one for the API that has not run out; its session may have ended since. */
  async isForApi(token: string): Promise<boolean> {
    const claims = await this.jwt.verifyAsync<Claims>(token, this.rules).catch(() => null);
    return claims?.typ === 'access';
  }

  /**
   * Whose token this is and what for, as a key to count by; null for what is no token of ours, or one no more. A token is
   * verified once: its signature stays good until it runs out.
   */
  async holderOf(token: string): Promise<string | null> {
    const claims = this.known(token) ?? (await this.verify(token));
    return claims && `${claims.typ} ${claims.sub}`;
  }

  /** What a token for the API says that was verified before; null for any other, and for one that has run out. */
  knownForApi(token: string): VerifiedClaims | null {
    const claims = this.known(token);
    return claims?.aud === this.rules.audience ? claims : null;
  }

  private known(token: string): VerifiedClaims | null {
    const claims = this.verified.get(token);
    if (claims && claims.exp * 1000 > Date.now()) return claims;
    this.verified.delete(token);
    return null;
  }

  private async verify(token: string): Promise<VerifiedClaims | null> {
    const [api, mcp] = [this.rules.audience, this.mcpRules.audience];
    const rules = { ...this.rules, audience: [api, mcp] satisfies [string, string] };
    const claims = await this.jwt.verifyAsync<VerifiedClaims>(token, rules).catch(() => null);
    if (claims) this.remember(token, claims);
    return claims;
  }

  private remember(token: string, claims: VerifiedClaims): void {
    this.verified.set(token, claims);
    const [oldest] = this.verified.keys();
    if (this.verified.size > MOST_REMEMBERED && oldest !== undefined) this.verified.delete(oldest);
  }

  private sign(claims: Claims, { secret, issuer, audience }: JwtRules): Promise<string> {
    return this.jwt.signAsync(claims, {
      secret,
      algorithm: 'HS256',
      issuer,
      audience,
      expiresIn: ACCESS_TOKEN_SECONDS,
    });
  }

  private rulesFor(audience: string) {
    const rules = { secret: this.config.secrets.jwt, issuer: this.config.http.publicUrl, audience };
    return { ...rules, algorithms: ['HS256'] } satisfies JwtVerifyOptions;
  }
}

type JwtRules = AccessTokens['rules'];
