import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that names these servers, for MCP_CONFIG; it goes with the stack. */
export async function mcpConfig(stack: AsyncDisposableStack, mcpServers: Record<string, object>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chatkeep-mcp-'));
  stack.defer(() => rm(folder, { recursive: true }));
  const path = join(folder, 'mcp.json');
  await writeFile(path, JSON.stringify({ mcpServers }));
  return path;
}
