/** The issuer cannot renew a user's token at the moment: the sign-in may be as good as before, so nobody is sent to it. */
export class SignInUnavailable extends Error {
  readonly code = 'sign_in_unavailable';

  constructor(server: string, cause?: unknown) {
    super(`The sign-in at ${server} cannot be renewed at the moment`, { cause });
  }
}
