import { type Estate } from './estate.js';
import { type Probe, replyOf, SAME_REQUEST } from './probe.js';
import { isId, sample, type Schema } from './sample.js';

interface Tool {
  readonly name: string;
  readonly inputSchema: Schema;
  readonly annotations?: { readonly readOnlyHint?: boolean };
}

/** Every question to the tools of our MCP server, asked with a personal token; those without an id are asked as they are. */
export async function mcpProbes(url: string, asker: Estate): Promise<Probe[]> {
  const post = (method: string, params: object) =>
    fetch(`${url}/mcp`, {
      method: 'POST',
      headers: {
        ...SAME_REQUEST,
        Authorization: `Bearer ${asker.mcpToken}`,
        Accept: 'application/json, text/event-stream',
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
  const { tools } = await resultOf<{ tools: Tool[] }>(await post('tools/list', {}));
  return tools.flatMap(({ name, inputSchema, annotations }) => {
    const args = sample(inputSchema, name) as Record<string, unknown>; // tools take objects
    const ids = Object.entries(inputSchema.properties ?? {}).filter(([key, schema]) => isId(key, schema));
    const places = ids.length > 0 ? ids.map(([key]) => key) : [null];
    return places.map((place) => ({
      name: `mcp ${name} (${place ?? 'no id'})`,
      reads: annotations?.readOnlyHint === true,
      takesKey: place === 'idempotency_key',
      ask: async (id) =>
        await replyOf(await post('tools/call', { name, arguments: place === null ? args : { ...args, [place]: id } })),
    }));
  });
}

async function resultOf<Result>(response: Response): Promise<Result> {
  const text = await response.text();
  const json = text.startsWith('{') ? text : (/^data: (\{.*)$/m.exec(text)?.[1] ?? '');
  return (JSON.parse(json) as { result: Result }).result;
}
