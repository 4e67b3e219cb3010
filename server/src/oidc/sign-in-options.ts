import { ApiProperty } from '@nestjs/swagger';

class ProviderView {
  @ApiProperty({ description: 'What to call it', example: 'id.example.org' }) readonly label!: string;
}

/** The ways into an account, for whoever has not signed in yet. */
export class SignInOptions {
  @ApiProperty({ type: ProviderView, nullable: true, description: 'Sign-in at `GET /api/auth/oidc`, if there is one' })
  readonly oidc!: ProviderView | null;

  @ApiProperty({ description: 'Whether one may open an account' })
  readonly registration!: boolean;
}

/** With the identity provider called so, or without one. */
export function signInOptions(label: string | null): SignInOptions {
  return { oidc: label === null ? null : { label }, registration: true };
}
