/** As much of the identity provider as the tests use; the package brings no types. */
declare module 'oidc-provider' {
  import { type RequestListener } from 'node:http';

  interface FoundAccount {
    readonly accountId: string;
    claims(): Record<string, unknown>;
  }

  interface Settings {
    readonly clients: readonly Record<string, unknown>[];
    readonly claims: Record<string, readonly string[]>;
    findAccount(context: unknown, id: string): FoundAccount | undefined;
  }

  export class Provider {
    constructor(issuer: string, settings: Settings);
    callback(): RequestListener;
  }
}
