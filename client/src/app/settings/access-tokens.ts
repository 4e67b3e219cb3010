import { inject, Service } from '@angular/core';
import { type AccessTokenList, type NewAccessToken } from '../api/api';
import { Backend } from '../auth/backend';

/** The tokens with which a person's own programs reach their tasks. */
@Service()
export class AccessTokens {
  private readonly backend = inject(Backend);

  list(signal: AbortSignal): Promise<AccessTokenList> {
    return this.backend.get<AccessTokenList>('/api/auth/mcp-tokens', signal);
  }

  /** Makes a token; what it resolves with is told this once. */
  create(name: string): Promise<NewAccessToken> {
    return this.backend.post<NewAccessToken>('/api/auth/mcp-tokens', { name });
  }

  revoke(id: string): Promise<void> {
    return this.backend.tell('DELETE', `/api/auth/mcp-tokens/${id}`);
  }
}
