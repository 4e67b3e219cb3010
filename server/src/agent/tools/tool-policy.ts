import { type Approval, type McpServerSettings } from '../../config/mcp-servers.js';
import { type Retry, type ToolAnnotations } from '../toolbox.js';

/** How far a tool is trusted. */
export interface ToolPolicy {
  readonly asks: boolean;
  readonly retry: Retry;
  /** Arguments that the model neither sees nor gives. */
  readonly hidden?: readonly string[];
}

/** What the settings say of a server's tools. */
export type TrustSettings = Pick<McpServerSettings, 'approval' | 'tools'>;

/**
 * How far the settings trust a tool. What the tool says of itself counts for one thing alone: where only `writes` need
 * to be approved, its mark of only reading is believed.
 */
export function toolPolicy({ approval, tools }: TrustSettings, name: string, said: ToolAnnotations): ToolPolicy {
  const own = Object.hasOwn(tools, name) ? tools[name] : undefined;
  return { asks: asks(own?.approval ?? approval, said), retry: own?.retry ?? 'effect' };
}

function asks(approval: Approval, { readOnlyHint }: ToolAnnotations): boolean {
  switch (approval) {
    case 'ask':
      return true;
    case 'writes':
      return readOnlyHint !== true;
    case 'never':
      return false;
  }
}
