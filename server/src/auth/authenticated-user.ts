import { type Owner } from '../database/database.js';

/** Who a request comes from, and by which sign-in. */
export interface AuthenticatedUser extends Owner {
  readonly sessionId: string;
}
