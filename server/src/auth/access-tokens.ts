import { Injectable } from '@nestjs/common';
import { JwtService, type JwtVerifyOptions } from '@nestjs/jwt';
import { Config } from '../config/config.js';
import { type Owner } from '../database/database.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { NotSignedIn } from './not-signed-in.js';

/** How long an access token is good for. */
export const ACCESS_TOKEN_SECONDS = 600;

/** So many holders are remembered; whose token was forgotten is verified again. */
const MOST_HOLDERS = 10_000;

interface Claims {
  readonly typ: 'access' | 'mcp';
  readonly sub: string;
  readonly sid?: string;
}

interface Holder {
  readonly name: string;
  readonly untilMs: number;
}

/** Issues and verifies short-lived tokens; each is good for one audience alone. */
@Injectable()
export class AccessTokens {
  /** What every token for the API must fulfil. */
  readonly rules = this.rulesFor(this.config.http.publicUrl);
  private readonly mcpRules = this.rulesFor(`${this.config.http.publicUrl}/mcp`);
  private readonly holders = new Map<string, Holder>();

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
   * verified for it once: its signature stays good until it runs out.
   */
  async holderOf(token: string): Promise<string | null> {
    const known = this.holders.get(token);
    if (known && known.untilMs > Date.now()) return known.name;
    this.holders.delete(token);
    const [api, mcp] = [this.rules.audience, this.mcpRules.audience];
    const rules = { ...this.rules, audience: [api, mcp] satisfies [string, string] };
    const claims = await this.jwt.verifyAsync<Claims & { exp: number }>(token, rules).catch(() => null);
    return claims && this.remember(token, { name: `${claims.typ} ${claims.sub}`, untilMs: claims.exp * 1000 });
  }

  private remember(token: string, holder: Holder): string {
    this.holders.set(token, holder);
    const [oldest] = this.holders.keys();
    if (this.holders.size > MOST_HOLDERS && oldest !== undefined) this.holders.delete(oldest);
    return holder.name;
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
