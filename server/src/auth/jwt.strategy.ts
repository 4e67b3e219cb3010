import { createSecretKey, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { type Request } from 'express';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { isUuid } from '../http/uuid.pipe.js';
import { addLogFields } from '../telemetry/log-fields.js';
import { AccessTokens } from './access-tokens.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { bearerOf } from './bearer.js';
import { LiveSessions } from './live-sessions.js';

const UNAUTHORIZED = 401;

/** What our own access tokens claim, once their signature holds. */
interface AccessClaims {
  readonly typ: unknown;
  readonly sub: unknown;
  readonly sid?: unknown;
}

/**
 * The only code that reads access tokens: a token counts as long as its session lives. Passport knows it by a name of
 * its own, because its registry is one for all servers of a process.
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  override readonly name = `jwt ${randomUUID()}`;

  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: LiveSessions,
  ) {
    const { secret, ...rules } = tokens.rules;
    // A text would first be tried as a public key, each time anew; the types know no key that is ready.
    const secretOrKey = createSecretKey(secret, 'utf8') as unknown as Buffer;
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey, ...rules });
    passport.use(this.name, this);
  }

  /** What was found good before is not verified again: whoever counted the request has done so. */
  override authenticate(request: Request, options?: unknown): void {
    const claims = this.tokens.knownForApi(bearerOf(request) ?? '');
    if (claims === null) super.authenticate(request, options);
    else void this.decide(claims);
  }

  private async decide(claims: AccessClaims): Promise<void> {
    try {
      const user = await this.validate(claims);
      if (user) this.success(user);
      else this.fail(UNAUTHORIZED);
    } catch (error) {
      this.error(error as Error); // whatever the database throws is one
    }
  }

  async validate({ typ, sub, sid }: AccessClaims): Promise<AuthenticatedUser | false> {
    if (typ !== 'access' || !isId(sub) || !isId(sid)) return false;
    const user = { id: sub, sessionId: sid };
    if (!(await this.sessions.isLive(user))) return false;
    addLogFields({ user_id: sub });
    return user;
  }
}

function isId(claim: unknown): claim is string {
  return typeof claim === 'string' && isUuid(claim);
}
