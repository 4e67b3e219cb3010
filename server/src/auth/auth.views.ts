import { ApiProperty } from '@nestjs/swagger';
import { ACCESS_TOKEN_SECONDS } from './access-tokens.js';
import { type AuthenticatedUser } from './authenticated-user.js';
import { type Session } from './session.entity.js';
import { type User } from './user.entity.js';

/** A person, as they see themselves. */
export class UserView {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: String, format: 'email' })
  readonly email!: string;

  @ApiProperty({ type: String, nullable: true, description: 'What they want to be called', example: 'Ada' })
  readonly name!: string | null;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;
}

/** What signing in gives; the refresh token is in a cookie. */
export class SessionView {
  @ApiProperty({ type: String, description: 'For `Authorization: Bearer`', example: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' })
  readonly access_token!: string;

  @ApiProperty({ enum: ['Bearer'], description: 'As OAuth calls it' })
  readonly token_type!: 'Bearer';

  @ApiProperty({ type: Number, description: 'Seconds', example: 600 })
  readonly expires_in!: number;

  @ApiProperty({ type: UserView, description: 'Who has signed in' })
  readonly user!: UserView;
}

/** One of the places where the user is signed in. */
export class SignInView {
  @ApiProperty({ type: String, format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly created_at!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly last_used_at!: string;

  @ApiProperty({ type: String, nullable: true, description: 'As the browser there names itself', example: 'Firefox' })
  readonly user_agent!: string | null;

  @ApiProperty({ type: Boolean, description: 'Whether this request comes from there' })
  readonly current!: boolean;
}

/** Everywhere the user is signed in. */
export class SignInListView {
  @ApiProperty({ type: [SignInView], description: 'The last used first' })
  readonly sessions!: SignInView[];
}

export function userView({ id, email, name, createdAt }: User): UserView {
  return { id, email, name, created_at: createdAt.toISOString() };
}

export function sessionView(user: User, accessToken: string): SessionView {
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    user: userView(user),
  };
}

export function signInListView({ sessionId }: AuthenticatedUser, sessions: readonly Session[]): SignInListView {
  return {
    sessions: sessions.map((session) => signInView(session, session.id === sessionId)),
  };
}

function signInView({ id, createdAt, lastUsedAt, userAgent }: Session, current: boolean): SignInView {
  return {
    id,
    created_at: createdAt.toISOString(),
    last_used_at: lastUsedAt.toISOString(),
    user_agent: userAgent,
    current,
  };
}
