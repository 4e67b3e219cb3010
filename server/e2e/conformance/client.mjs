// The client under test: discovers a server's tools and calls each of them, by the very classes that the agent uses.
import { setTimeout as delay } from 'node:timers/promises';
import { McpConnection } from '../../../dist/server/server/src/agent/tools/mcp-connection.js';
import { McpToolbox } from '../../../dist/server/server/src/agent/tools/mcp-toolbox.js';
import { ToolCall } from '../../../dist/server/server/src/agent/tools/tool-call.js';
import { ToolCatalogue } from '../../../dist/server/server/src/agent/tools/tool-catalogue.js';

const TIMEOUT_MS = 10_000;
const SAMPLES = { string: 'text', number: 2, integer: 2, boolean: true, array: [], object: {}, null: null };

const never = AbortSignal.any([]);
const user = { id: '00000000-0000-7000-8000-000000000000' };
const url = process.argv.at(-1);
const scenario = process.env['MCP_CONFORMANCE_SCENARIO'] ?? '';
const context = JSON.parse(process.env['MCP_CONFORMANCE_CONTEXT'] ?? '{}');
const { client_id: clientId, client_secret: clientSecret, issuer } = context;
const registered = clientId && { clientId, clientSecret, ...(issuer && { issuer }) };
const signIn = async () => (await import('./client-sign-in.mjs')).signInAt(url, user, registered); // only where it is needed: it takes a while
const server = {
  name: 'suite',
  ...(scenario.startsWith('auth/') && { signIn: await signIn() }),
  address: () => new URL(url),
  headers: () => Promise.resolve({}),
  policy: () => ({ asks: false, retry: 'effect' }),
  arguments: (request) => request.arguments,
};

/** Arguments that fit a simple schema; `schema` asks for what we have understood of the first tool's. */
function argumentsFor({ properties = {} }, first) {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      if (name === 'schema') return [name, first.parameters];
      return [name, schema.default ?? SAMPLES[[schema.type].flat()[0]]];
    }),
  );
}

/** What a person might answer to every question of a tool. */
function inputFor({ requestState, requests }) {
  const answer = ({ params }) => ({ action: 'accept', content: argumentsFor(params.requestedSchema) });
  const responses = Object.fromEntries(Object.entries(requests).map(([name, question]) => [name, answer(question)]));
  return { responses, ...(requestState !== undefined && { requestState }) };
}

/** A catalogue that has heard from the server, and what it heard. */
async function known() {
  const catalogue = new ToolCatalogue(server);
  for (;;) {
    const listing = await catalogue.get(user);
    if (listing.status !== 'connecting') return [catalogue, listing];
  }
}

/** The same, after signing in as often as that is needed. */
async function knownToTheSignedIn() {
  for (;;) {
    const [catalogue, listing] = await known();
    if (listing.status !== 'needs_connection') return [catalogue, listing];
    await server.signIn.signIn();
  }
}

/** Calls a tool as a person would: answers what it asks, and connects again when its server wants more rights. */
async function called(toolbox, request) {
  const outcome = await toolbox.call(request, never, { asked: async (question) => inputFor(question) });
  if (outcome.status === 'input_required')
    return await toolbox.call({ ...request, input: inputFor(outcome.question) }, never);
  if (outcome.error?.code !== 'needs_connection') return outcome;
  await server.signIn.signIn();
  return await called(toolbox, request);
}

async function callEveryTool() {
  const { toolCalls = [] } = context;
  const toolbox = new McpToolbox([await knownToTheSignedIn()], user, TIMEOUT_MS);
  for (const tool of toolbox.tools) {
    const wanted = toolCalls.filter(({ name }) => name === tool.toolName).map((call) => call.arguments);
    for (const args of wanted.length > 0 ? wanted : [argumentsFor(tool.parameters, toolbox.tools[0])]) {
      const outcome = await called(toolbox, { tool, arguments: args, idempotencyKey: 'conformance' });
      console.log(tool.toolName, JSON.stringify(args), JSON.stringify(outcome));
    }
  }
  await toolbox[Symbol.asyncDispose]();
}

/** The suite takes any stream that a client opens for a resumed one, so all must be open before the call. */
async function callOnOpenConnection() {
  const connection = new McpConnection(server, user);
  const { tools } = await connection.discover();
  await delay(200);
  const call = new ToolCall(never, TIMEOUT_MS);
  console.log(await connection.call({ tool: tools[0], params: { arguments: {} }, call, onprogress: () => undefined }));
  call[Symbol.dispose]();
  await connection[Symbol.asyncDispose]();
}

await (scenario === 'sse-retry' ? callOnOpenConnection() : callEveryTool());
