import {
  type OAuthClientMetadata,
  type OAuthClientProvider,
  type OAuthDiscoveryState,
  type StoredOAuthClientInformation,
  type StoredOAuthTokens,
} from '@modelcontextprotocol/client';

/** What has to be remembered between setting out to sign in and coming back. */
export interface SignInMemory {
  client?: StoredOAuthClientInformation;
  discovery?: OAuthDiscoveryState;
  codeVerifier?: string;
  /** The rights that are asked for, divided by spaces. */
  scope?: string;
  /** How many sign-ins in a row, this one included, have asked for the same rights. */
  readonly attempt: number;
}

/** One user's sign-in at one server, for the SDK: it sets out with nothing, and comes back with what was remembered. */
export class SignInProvider implements OAuthClientProvider {
  authorizationUrl: URL | undefined;
  issued: StoredOAuthTokens | undefined;

  constructor(
    readonly clientMetadata: OAuthClientMetadata,
    private readonly ownState: string,
    readonly memory: SignInMemory,
    readonly clientMetadataUrl?: string,
  ) {}

  get redirectUrl(): string | undefined {
    return this.clientMetadata.redirect_uris[0];
  }

  state(): string {
    return this.ownState;
  }

  clientInformation(): StoredOAuthClientInformation | undefined {
    return this.memory.client;
  }

  saveClientInformation(client: StoredOAuthClientInformation): void {
    this.memory.client = client;
  }

  tokens(): undefined {
    return undefined;
  }

  saveTokens(tokens: StoredOAuthTokens): void {
    this.issued = tokens;
  }

  redirectToAuthorization(url: URL): void {
    this.authorizationUrl = url;
    this.memory.scope = url.searchParams.get('scope') ?? '';
  }

  saveCodeVerifier(verifier: string): void {
    this.memory.codeVerifier = verifier;
  }

  codeVerifier(): string {
    if (this.memory.codeVerifier === undefined) throw new Error('This sign-in has not set out');
    return this.memory.codeVerifier;
  }

  discoveryState(): OAuthDiscoveryState | undefined {
    return this.memory.discovery;
  }

  saveDiscoveryState(discovery: OAuthDiscoveryState): void {
    this.memory.discovery = discovery;
  }
}
