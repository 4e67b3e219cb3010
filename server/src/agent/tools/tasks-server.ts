import { type AccessTokens } from '../../auth/access-tokens.js';
import { traceHeaders } from '../../telemetry/spans.js';
import { type McpServer } from './mcp-server.js';
import { type ToolPolicy } from './tool-policy.js';

const KEY = 'idempotency_key';

/** What keeps this very process from telling of its tools keeps the answer waiting too: a machine that is busy. */
const PATIENCE_MS = 30_000;

const POLICIES: Readonly<Record<string, ToolPolicy>> = {
  list_tasks: { asks: false, retry: 'read' },
  create_task: { asks: false, retry: 'idempotent', hidden: [KEY] },
  delete_task: { asks: true, retry: 'idempotent' },
};

/**
 * Our own server, spoken to as the user; it alone is told of our traces. Its tools are safe to repeat, and only deleting
 * needs to be approved.
 */
export function tasksServer(address: () => URL, tokens: AccessTokens): McpServer {
  return {
    name: 'tasks',
    patienceMs: PATIENCE_MS,
    address,
    headers: async (user) => ({ Authorization: `Bearer ${await tokens.issueForMcp(user)}`, ...traceHeaders() }),
    policy: ({ name }) => POLICIES[name] ?? { asks: false, retry: 'idempotent' },
    arguments: ({ tool, arguments: given, idempotencyKey }) =>
      tool.toolName === 'create_task' ? { ...given, [KEY]: idempotencyKey } : given,
  };
}
