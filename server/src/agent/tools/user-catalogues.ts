import { type Owner } from '../../database/database.js';
import { type McpServer, type SignIn } from './mcp-server.js';
import { ToolCatalogue } from './tool-catalogue.js';

const MAX_USERS = 1_000;

/** Nobody's: what a server that users may sign in to offers to those who have not. */
const NOT_SIGNED_IN: SignIn = {
  token: () => Promise.resolve(null),
  renewed: () => Promise.resolve(null),
  wants: () => Promise.resolve(true),
};

/** What one server offers: the same to all, but to those who are signed in there to each their own. */
export class UserCatalogues {
  private readonly shared: ToolCatalogue;
  private readonly own = new Map<string, ToolCatalogue>();

  constructor(private readonly server: McpServer) {
    this.shared = new ToolCatalogue(server.signIn ? { ...server, signIn: NOT_SIGNED_IN } : server);
  }

  /** The catalogue for a user, given their sign-ins by server. */
  of(user: Owner, signIns: ReadonlyMap<string, { readonly id: string }>): ToolCatalogue {
    const signIn = signIns.get(this.server.name);
    if (!this.server.signIn || signIn === undefined) return this.shared;
    const key = `${user.id} ${signIn.id}`;
    const catalogue = this.own.get(key) ?? new ToolCatalogue(this.server, true);
    this.own.delete(key);
    this.own.set(key, catalogue);
    const [oldest] = this.own.keys();
    if (this.own.size > MAX_USERS && oldest !== undefined) this.own.delete(oldest);
    return catalogue;
  }
}
