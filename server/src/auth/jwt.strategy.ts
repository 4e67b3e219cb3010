import { createSecretKey, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import passport from 'passport';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { isUuid } from '../http/uuid.pipe.js';
import { addLogFields } from '../telemetry/log-fields.js';
import { AccessTokens } from './access-tokens.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { LiveSessions } from './live-sessions.js';

/** What our own access tokens claim, once their signature holds. */
interface AccessClaims {
  readonly typ: unknown;
  readonly sub: unknown;
  readonly sid: unknown;
}

/**
 * The only code that reads access tokens: a token counts as long as its session lives. Passport knows it by a name of
 * its own, because its registry is one for all servers of a process.
 */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  override readonly name = `jwt ${randomUUID()}`;

  constructor(
    { rules: { secret, ...rules } }: AccessTokens,
    private readonly sessions: LiveSessions,
  ) {
    // A text would first be tried as a public key, each time anew; the types know no key that is ready.
    const secretOrKey = createSecretKey(secret, 'utf8') as unknown as Buffer;
    super({ jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(), secretOrKey, ...rules });
    passport.use(this.name, this);
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
