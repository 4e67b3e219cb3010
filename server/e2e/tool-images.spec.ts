import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scriptedServer } from '../src/agent/models/testing/scripted-server.js';
import { fixtureServer } from '../src/agent/tools/testing/fixture-server.js';
import { mcpConfig } from './mcp-config.js';
import { type Person } from './person.js';
import { TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

const CALL = { type: 'function_call', id: 'fc_1', call_id: 'call_1', name: 'wiki__large', arguments: '{}' };
const END = { type: 'response.completed', response: { status: 'completed', output: [], usage: null } };
const CALLS = [{ type: 'response.output_item.done', item: { ...CALL, status: 'completed' } }, END];
const SAYS = [{ type: 'response.output_text.delta', delta: 'A pixel' }, END];

describe('Images that tools answer', () => {
  const open = new AsyncDisposableStack();
  let upstream: Awaited<ReturnType<typeof scriptedServer>>;
  let ada: Person;

  beforeAll(async () => {
    const fixture = open.use(await fixtureServer());
    upstream = open.use(await scriptedServer(CALLS, SAYS));
    const server = await TestServer.start({
      OPENAI_BASE_URL: upstream.baseUrl,
      OPENAI_API_KEY: 'sk-test',
      OPENAI_API: 'responses',
      MCP_CONFIG: await mcpConfig(open, { wiki: { url: fixture.url, approval: 'never' } }),
    });
    open.use(server);
    ada = await server.person('Ada');
    await toolsKnown(ada);
  });

  afterAll(() => open.disposeAsync());

  it('are shown to the model, in the answer and in the next, those among them that are kept beside it', async () => {
    const id = await ada.newConversation();
    await ada.send(id, 'Draw me a pixel');
    await ada.send(id, 'And now?');

    const shown = [
      { type: 'input_text', text: expect.stringContaining('[image content, shown to the user]') },
      {
        type: 'input_image',
        detail: 'auto',
        image_url: expect.stringMatching(/^data:image\/png;base64,iVBOR.{53000,}$/),
      },
      {
        type: 'input_image',
        detail: 'auto',
        image_url: expect.stringMatching(/^data:image\/png;base64,iVBOR.{1,200}$/),
      },
    ];
    const asked = upstream.asked.map((request) => outputs(request));
    expect(asked.slice(0, 2)).toEqual([[], [shown]]);
    expect(asked.at(-1)).toEqual([shown]);
  });
});

/** What the calls in a request of the Responses API came to. */
function outputs(request: unknown): unknown[] {
  const { input } = request as { input: readonly object[] };
  return input.flatMap((item) => ('output' in item ? [item.output] : []));
}
