/** As much of the authorization server as the tests of sign-ins use, here and at MCP servers; the package brings no types. */
declare module 'oidc-provider' {
  import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';

  interface IssuedToken {
    readonly isValid: boolean;
    readonly aud: string;
    readonly grantId?: string;
    readonly scope?: string;
    destroy(): Promise<void>;
  }

  interface GivenGrant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    rejectResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  interface Interaction {
    readonly prompt: { readonly name: string };
    readonly params: Record<string, unknown>;
    readonly session?: { readonly accountId: string };
  }

  interface GrantedContext {
    readonly oidc: {
      readonly params?: Record<string, unknown>;
      readonly client?: { readonly clientId: string };
    };
  }

  interface AuthorizationSettings {
    readonly clients?: readonly object[];
    readonly cookies?: { readonly keys: readonly string[] };
    readonly claims?: Record<string, readonly string[]>;
    readonly scopes?: readonly string[];
    readonly interactions?: { url(context: unknown, interaction: { readonly uid: string }): string };
    readonly features?: Record<string, object>;
    findAccount(context: unknown, id: string): { accountId: string; claims(): object } | undefined;
    issueRefreshToken?(): Promise<boolean>;
  }

  // eslint-disable-next-line no-restricted-syntax -- the package does
  export default class AuthorizationServer {
    readonly AccessToken: { find(token: string): Promise<IssuedToken | undefined> };
    readonly RefreshToken: { revokeByGrantId(id: string): Promise<void> };
    readonly Grant: new (of: { accountId: string; clientId: string }) => GivenGrant;

    constructor(issuer: string, settings: AuthorizationSettings);
    callback(): RequestListener;
    on(event: 'grant.success', listener: (context: GrantedContext) => void): void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
  }
}
