import { inject, Service } from '@angular/core';
import { type ApprovalList, type ToolList } from '../api/api';
import { Backend } from '../auth/backend';

/** The servers that the assistant has tools of, a person's accounts with them, and what they allowed for good. */
@Service()
export class ToolServers {
  private readonly backend = inject(Backend);

  list(signal: AbortSignal): Promise<ToolList> {
    return this.backend.get<ToolList>('/api/chat/tools', signal);
  }

  /** Begins to connect a server; resolves with the address at which its person signs in. */
  async connect(server: string): Promise<string> {
    const path = `/api/chat/connections/${encodeURIComponent(server)}`;
    return (await this.backend.post<{ authorization_url: string }>(path)).authorization_url;
  }

  disconnect(server: string): Promise<void> {
    return this.backend.tell('DELETE', `/api/chat/connections/${encodeURIComponent(server)}`);
  }

  approvals(signal: AbortSignal): Promise<ApprovalList> {
    return this.backend.get<ApprovalList>('/api/chat/approvals', signal);
  }

  /** From now on the tool asks again. */
  revoke(approvalId: string): Promise<void> {
    return this.backend.tell('DELETE', `/api/chat/approvals/${approvalId}`);
  }
}
