/** A server knows the user, but what was asked of it needs more rights than they were given. */
export class MissingRights extends Error {
  readonly code = 'missing_rights';

  constructor(
    /** Whether signing in once more may bring them. */
    readonly canBeGiven: boolean,
  ) {
    super('The server wants more rights');
  }
}
