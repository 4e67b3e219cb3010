import { type ThreadEvent } from '../api/thread-events';
import { hurried } from '../testing/hurried';
import { calls, run, says, scriptedChat, shown } from '../testing/scripted-chat';
import { aCall, aMessage, anAnswer, aRun } from '../testing/stories';
import { callOf } from '../transcript/transcript';
import { AnswerReader } from './answer-reader';

const AT = '2026-11-23T14:02:00.000Z';

describe(AnswerReader, () => {
  it('lets a second message wait its turn and reads its answer next', async () => {
    const { chat, source } = scriptedChat('v1');
    void chat.send('First', null);
    await vi.waitFor(() => source.stream);
    const first = source.stream.tell(run());
    await vi.waitFor(() => expect(chat.current()?.id).toBe('a1'));

    void chat.send('Second', null);
    await vi.waitFor(() => expect(source.sent[1]?.waits).toBe(true));
    source.stream
      .tell(run({ id: 'r2', user_message_id: 'q2', assistant_message_id: 'a2', status: 'queued', started_at: null }))
      .end();
    await vi.waitFor(() => expect(chat.turns()).toHaveLength(4));
    first.tell(run({ status: 'completed' })).end();

    await vi.waitFor(() => expect(source.followed).toEqual([{ runId: 'r2', after: undefined }]));
  });

  it('tells an answer in full that ended while another was read', async () => {
    const { chat, source } = scriptedChat('v1');
    const second = { id: 'r2', user_message_id: 'q2', assistant_message_id: 'a2' };
    await chat.open();
    void chat.send('First', null);
    await vi.waitFor(() => source.stream);
    const first = source.stream.tell(run());
    await vi.waitFor(() => expect(chat.current()?.id).toBe('a1'));
    void chat.send('Second', null);
    await vi.waitFor(() => expect(source.sent).toHaveLength(2));
    source.stream.tell(run({ ...second, status: 'queued', started_at: null })).end();
    await vi.waitFor(() => expect(chat.turns()).toHaveLength(4));

    await hurried(() => source.change({ run: aRun({ ...second, status: 'completed', finished_at: AT }) }));
    first.tell(run({ status: 'completed' })).end();

    await vi.waitFor(() => expect(source.followed).toEqual([{ runId: 'r2', after: undefined }]));
  });

  it('reads an unfinished answer from its beginning when a conversation is opened', async () => {
    const messages = [aMessage(), anAnswer({ status: 'streaming', content: 'Hal' })];
    const { chat, source } = scriptedChat('v1', { messages });
    await chat.open();
    await vi.waitFor(() => source.stream);

    source.stream.tell(run(), says('Hello'), run({ status: 'completed' })).end();

    await vi.waitFor(() => expect(shown(chat)).toEqual(['Hello', 'complete: Hello']));
  });

  it('keeps what is shown of an answer until its events have come as far', async () => {
    const asked = aCall({ status: 'awaiting_approval' });
    const stored = anAnswer({ status: 'streaming', content: 'Hello.', tool_calls: [{ ...asked, content_offset: 6 }] });
    const { chat, source } = scriptedChat('v1', { messages: [aMessage(), stored] });
    const words = new Set<string>();
    await chat.open();
    await vi.waitFor(() => source.stream);
    const look = () => words.add(`${shown(chat).at(-1)} ${callOf(chat.turns(), asked.id)?.status}`);
    const told = async (...events: ThreadEvent[]) => {
      source.stream.tell(...events);
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame).then(look);
    };

    await told(run());
    await told(says('Hel'));
    await told(says('Hello.'));
    await told(calls({ ...asked, status: 'running' }));
    await told(calls(asked), run({ status: 'awaiting_approval' }));

    expect([...words]).toEqual(['streaming: Hello. awaiting_approval']);
    expect(chat.isAwaiting()).toBe(true);
  });

  it('rests while a person has to decide, and goes on where it was', async () => {
    const { chat, source } = scriptedChat('v1');
    const sent = chat.send('Delete it', null);
    await vi.waitFor(() => source.stream);
    source.stream.tell(run(), run({ status: 'awaiting_approval' })).end();
    await sent;
    expect(chat.isAwaiting()).toBe(true);

    void chat.decisions.decide(aCall({ status: 'awaiting_approval' }), { decision: 'approve', scope: 'once' });

    await vi.waitFor(() => expect(source.followed).toEqual([{ runId: 'r1', after: '2' }]));
  });

  it('passes an approval by when a person goes on writing: its answer ends and the next one is read', async () => {
    const { chat, source } = scriptedChat('v1');
    const sent = chat.send('Delete it', null);
    await vi.waitFor(() => source.stream);
    source.stream.tell(run(), run({ status: 'awaiting_approval' })).end();
    await sent;

    void chat.send('Show code', null);
    await vi.waitFor(() => expect(source.sent).toHaveLength(2));
    const next = { id: 'r2', user_message_id: 'q2', assistant_message_id: 'a2' } as const;
    source.stream.tell(run({ ...next, status: 'queued', started_at: null })).end();
    await vi.waitFor(() => expect(source.followed).toEqual([{ runId: 'r1', after: '2' }]));
    source.stream.tell(run({ status: 'cancelled' })).end();

    await vi.waitFor(() => expect(source.followed).toContainEqual({ runId: 'r2', after: undefined }));
    expect(shown(chat)).toEqual(['Delete it', 'stopped: ', 'Show code', 'streaming: ']);
  });

  it('reads an answer once, also when its question was sent while the stream before it was still open', async () => {
    const { chat, source } = scriptedChat('v1');
    const next = { id: 'r2', user_message_id: 'q2', assistant_message_id: 'a2' };
    const first = chat.send('First', null);
    await vi.waitFor(() => source.stream);
    const lingering = source.stream.tell(run(), run({ status: 'completed' }));
    await vi.waitFor(() => expect(shown(chat)).toEqual(['First', 'complete: ']));
    void chat.send('Second', null);
    await vi.waitFor(() => expect(source.sent).toHaveLength(2));
    source.stream.tell(run(next));
    await vi.waitFor(() => expect(chat.current()?.id).toBe('a2'));

    lingering.end();
    await first;

    expect(source.followed).toEqual([]);
  });

  it('lets be seen what became of a call, however soon the answer ends after it', async () => {
    const { chat, source } = scriptedChat('v1');
    const call = (
      status: 'running' | 'success',
      type: 'workflow.task.added' | 'workflow.task.updated',
    ): ThreadEvent => ({
      type: 'thread.item.updated',
      item_id: 'a1_2',
      update: { type, task_index: 0, task: { type: 'custom', tool_call: aCall({ status }) } },
    });
    const workflow = { type: 'custom', tasks: [] } as const;
    const item = { type: 'workflow', id: 'a1_2', created_at: AT, workflow } as const;
    const seen = new Set<string>();
    const sent = chat.send('Do it', null);
    await vi.waitFor(() => source.stream);

    source.stream
      .tell(run(), { type: 'thread.item.added', item }, call('running', 'workflow.task.added'))
      .tell(call('success', 'workflow.task.updated'), run({ status: 'completed' }))
      .end();
    while (chat.isAnswering()) {
      await new Promise(requestAnimationFrame);
      seen.add(`${callOf(chat.turns(), 'c1')?.status} ${chat.isAnswering()}`);
    }
    await sent;

    expect([...seen]).toContain('success true');
  });
});
