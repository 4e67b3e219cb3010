import { describe, expect, it } from '@jest/globals';
import { ClientRequest, isStreaming } from './client-request.js';
import { cases } from './testing/schema.js';

describe('ClientRequest', () => {
  it.each(cases.filter(({ def }) => def === 'ClientRequest'))('$name: as the protocol says', ({ valid, value }) => {
    expect(ClientRequest.safeParse(value).success).toBe(valid);
  });

  it('leaves out what the protocol does not know', () => {
    const read = ClientRequest.parse({ type: 'threads.get_by_id', params: { thread_id: 'thr_1', extra: 1 }, more: 2 });

    expect(read).toEqual({ type: 'threads.get_by_id', params: { thread_id: 'thr_1' }, metadata: {} });
  });

  it('refuses metadata that is null, and keeps an output that is', () => {
    const output = { type: 'threads.add_client_tool_output', params: { thread_id: 'thr_1', result: null } };

    expect(ClientRequest.safeParse({ ...output, metadata: null }).success).toBe(false);
    expect(ClientRequest.parse(output).params).toEqual({ thread_id: 'thr_1', result: null });
  });

  it('knows which operations stream', () => {
    const requests = cases.filter(({ def, valid }) => def === 'ClientRequest' && valid);
    const streaming = requests.map(({ value }) => ClientRequest.parse(value)).filter(isStreaming);

    expect(new Set(streaming.map(({ type }) => type))).toEqual(
      new Set([
        'threads.add_user_message',
        'threads.add_client_tool_output',
        'threads.add_structured_input',
        'threads.retry_after_item',
        'threads.custom_action',
      ]),
    );
  });
});
