// The client under test: discovers a server's tools and calls each of them, by the very classes that the agent uses. It
// takes a while to load, and therefore stays: client-command.mjs hands it one scenario after the other.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { McpConnection } from '../../../dist/server/server/src/agent/tools/mcp-connection.js';
import { McpToolbox } from '../../../dist/server/server/src/agent/tools/mcp-toolbox.js';
import { ToolCall } from '../../../dist/server/server/src/agent/tools/tool-call.js';
import { ToolCatalogue } from '../../../dist/server/server/src/agent/tools/tool-catalogue.js';
import { signInAt } from './client-sign-in.mjs';

const TIMEOUT_MS = 10_000;
const SAMPLES = { string: 'text', number: 2, integer: 2, boolean: true, array: [], object: {}, null: null };

const never = AbortSignal.any([]);
const user = { id: '00000000-0000-7000-8000-000000000000' };

/** The suite's server of a scenario, as our settings would name it. */
function serverOf({ url, scenario, context }) {
  const { client_id: clientId, client_secret: clientSecret, issuer } = context;
  const registered = clientId && { clientId, clientSecret, ...(issuer && { issuer }) };
  return {
    name: 'suite',
    ...(scenario.startsWith('auth/') && { signIn: signInAt(url, user, registered) }),
    address: () => new URL(url),
    headers: () => Promise.resolve({}),
    policy: () => ({ asks: false, retry: 'effect' }),
    arguments: (request) => request.arguments,
  };
}

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

/** A catalogue that has heard from the server, and what it heard; asks anew where the suite was too busy to answer. */
async function known(server, tries = 3) {
  const catalogue = new ToolCatalogue(server);
  for (;;) {
    const listing = await catalogue.get(user);
    if (listing.status === 'unavailable' && tries > 1) return await known(server, tries - 1);
    if (listing.status !== 'connecting') return [catalogue, listing];
  }
}

/** The same, after signing in as often as that is needed. */
async function knownToTheSignedIn(server) {
  for (;;) {
    const [catalogue, listing] = await known(server);
    if (listing.status !== 'needs_connection') return [catalogue, listing];
    await server.signIn.signIn();
  }
}

/** Calls a tool as a person would: answers what it asks, and connects again when its server wants more rights. */
async function called(server, toolbox, request) {
  const outcome = await toolbox.call(request, never, { asked: async (question) => inputFor(question) });
  if (outcome.status === 'input_required')
    return await toolbox.call({ ...request, input: inputFor(outcome.question) }, never);
  if (outcome.error?.code !== 'needs_connection') return outcome;
  await server.signIn.signIn();
  return await called(server, toolbox, request);
}

async function callEveryTool(server, { toolCalls = [] }) {
  const toolbox = new McpToolbox([await knownToTheSignedIn(server)], user, TIMEOUT_MS);
  const outcomes = [];
  for (const tool of toolbox.tools) {
    const wanted = toolCalls.filter(({ name }) => name === tool.toolName).map((call) => call.arguments);
    for (const args of wanted.length > 0 ? wanted : [argumentsFor(tool.parameters, toolbox.tools[0])]) {
      const outcome = await called(server, toolbox, { tool, arguments: args, idempotencyKey: 'conformance' });
      outcomes.push([tool.toolName, args, outcome]);
    }
  }
  await toolbox[Symbol.asyncDispose]();
  return outcomes;
}

/** The suite takes any stream that a client opens for a resumed one, so all must be open before the call. */
async function callOnOpenConnection(server) {
  const connection = new McpConnection(server, user);
  const { tools } = await connection.discover();
  await delay(200);
  const call = new ToolCall(never, TIMEOUT_MS);
  const outcome = await connection.call({
    tool: tools[0],
    params: { arguments: {} },
    call,
    onprogress: () => undefined,
  });
  call[Symbol.dispose]();
  await connection[Symbol.asyncDispose]();
  return outcome;
}

/** What came of the scenario. */
function live(wanted) {
  const server = serverOf(wanted);
  return wanted.scenario === 'sse-retry' ? callOnOpenConnection(server) : callEveryTool(server, wanted.context);
}

/** One after the other: the suite begins all of them at once, and they would keep each other from answering in time. */
let turn = Promise.resolve();
function inTurn(wanted) {
  const lived = turn.then(() => live(wanted));
  turn = lived.catch(() => undefined);
  return lived;
}

const door = createServer(async (request, response) => {
  try {
    response.end(JSON.stringify(await inTurn(await json(request))));
  } catch (error) {
    response.writeHead(500).end(String(error?.stack));
  }
}).listen(0, '127.0.0.1', () => console.log(String(door.address().port)));
