import { type ThreadItem } from '../api/thread-items';
import { asks, chatkitChat, done, says } from '../testing/chatkit-chat';
import { answerOf, shown } from '../testing/scripted-chat';
import { Answering } from './answering';

const AT = '2026-11-23T14:02:00.000000';

describe(Answering, () => {
  it('stops: ends the request, keeps what was said, and tells a server whose answers outlive their requests', async () => {
    const { chat, server } = chatkitChat('thr_1');
    server.runId = 'run-1';
    server.hang(done(asks('m1')), { type: 'thread.item.added', item: says('m2', 'Half of') });
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => expect(shown(chat)).toEqual(['Hello', 'streaming: Half of']));

    await chat.actions.stop();
    await sent;

    expect(shown(chat)).toEqual(['Hello', 'stopped: Half of']);
    expect(server.paths.at(-1)).toContain('/api/chat/runs/run-1/cancel');
  });

  it('stops without a word to a server that says nothing of runs', async () => {
    const { chat, server } = chatkitChat('thr_1');
    server.hang(done(asks('m1')));
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => expect(chat.current()).toBeDefined());

    await chat.actions.stop();
    await sent;

    expect(server.paths).toHaveLength(1);
    expect(shown(chat)).toEqual(['Hello', 'stopped: ']);
  });

  it('runs a tool of the page and goes on with what comes of its result', async () => {
    const { chat, server } = chatkitChat('thr_1');
    const call: ThreadItem = {
      type: 'client_tool_call',
      id: 'tc_1',
      created_at: AT,
      status: 'pending',
      name: 'colour',
      arguments: { of: 'sky' },
    };
    server.answer([done(asks('m1')), done(call)], [done(says('m2', 'Blue.'))]);

    await chat.send('Hello', null);

    expect(shown(chat)).toEqual(['Hello', 'complete: Blue.']);
    expect(server.heard[1]).toEqual({
      type: 'threads.add_client_tool_output',
      params: { thread_id: 'thr_1', result: { ran: 'colour', params: { of: 'sky' } } },
    });
  });

  it('shows an error of the stream at its answer and asks the same question again', async () => {
    const { chat, server } = chatkitChat('thr_1');
    server.answer(
      [done(asks('m1')), { type: 'error', code: 'custom', message: 'Too hot.', allow_retry: true }],
      [done(says('m2', 'Cooler.'))],
    );
    await chat.send('Hello', null);
    expect(answerOf(chat).run?.error).toEqual({ code: 'retryable', message: 'Too hot.' });

    await chat.actions.retry(answerOf(chat));

    expect(shown(chat)).toEqual(['Hello', 'complete: Cooler.']);
    expect(server.heard[1]).toEqual({
      type: 'threads.retry_after_item',
      params: { thread_id: 'thr_1', item_id: 'm1' },
    });
  });

  it('passes on what is for the page around it', async () => {
    const { chat, server, told } = chatkitChat('thr_1');
    server.answer([
      done(asks('m1')),
      { type: 'stream_options', stream_options: { allow_cancel: false } },
      { type: 'progress_update', text: 'Looking' },
      { type: 'client_effect', name: 'confetti', data: {} },
      { type: 'notice', level: 'info', message: 'Mind the gap' },
    ]);

    await chat.send('Hello', null);

    expect(told).toEqual([
      'begins',
      'cancel false',
      'progress Looking',
      'effect confetti',
      'notice Mind the gap',
      'ends',
    ]);
  });
});
