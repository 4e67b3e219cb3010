import { acceptedContent, inputRequired, type McpServer, type RequestStateCodec } from '@modelcontextprotocol/server';
import { z } from 'zod';

const Name = z.object({ name: z.string() });
const Colour = z.object({ color: z.string() });
const Consent = z.object({ ok: z.boolean() });

const whatName = (message: string) => inputRequired.elicit({ message, requestedSchema: Name });
const said = (text: string) => ({ content: [{ type: 'text' as const, text }] });

/** The tools by which the suite tries out how a server asks back and goes on; their state is signed. */
export function addAskingTools(server: McpServer, states: RequestStateCodec<string>): void {
  server.registerTool('test_input_required_result_elicitation', { description: 'Asks a name' }, ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, 'user_name', Name);
    if (given) return said(`Hello, ${given.name}!`);
    return inputRequired({ inputRequests: { user_name: whatName('What is your name?') } });
  });
  for (const name of ['test_input_required_result_request_state', 'test_input_required_result_tampered_state'])
    server.registerTool(name, { description: 'Asks, and remembers that it did' }, async (context) => {
      const { inputResponses, requestState } = context.mcpReq;
      const given = acceptedContent(inputResponses, 'confirm', Consent);
      if (given && requestState<string>() === 'asked') return said('state-ok');
      const confirm = inputRequired.elicit({ message: 'Please confirm', requestedSchema: Consent });
      return inputRequired({ inputRequests: { confirm }, requestState: await states.mint('asked', context) });
    });
  server.registerTool('test_input_required_result_multi_round', { description: 'Asks twice' }, async (context) => {
    const { inputResponses, requestState } = context.mcpReq;
    const name = acceptedContent(inputResponses, 'step1', Name)?.name ?? requestState<string>();
    const colour = acceptedContent(inputResponses, 'step2', Colour)?.color;
    if (name !== undefined && colour !== undefined) return said(`${name} likes ${colour}`);
    if (name === undefined || name === '') {
      const step1 = whatName('Step 1: What is your name?');
      return inputRequired({ inputRequests: { step1 }, requestState: await states.mint('', context) });
    }
    const step2 = inputRequired.elicit({
      message: 'Step 2: What is your favorite color?',
      requestedSchema: Colour,
    });
    return inputRequired({ inputRequests: { step2 }, requestState: await states.mint(name, context) });
  });
}
