import { createHash } from 'node:crypto';
import { type Tool as McpTool } from '@modelcontextprotocol/client';
import canonicalize from 'canonicalize';

/** What a tool is, as SHA-256 in hex: it changes with anything that a person was shown, or the model is told, of it. */
export function toolHash({ name, title, description, inputSchema, annotations }: McpTool): string {
  const said = canonicalize({ name, title, description, inputSchema, annotations }) ?? '';
  return createHash('sha256').update(said).digest('hex');
}
