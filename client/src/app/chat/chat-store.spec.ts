import { Problem } from '../api/problem';
import { type ThreadEvent } from '../api/thread-events';
import { ScriptedSource } from '../testing/scripted-source';
import { aCall, aMessage, anAnswer, aRun } from '../testing/stories';
import { type Extras } from './chat-source';
import { ChatStore } from './chat-store';
import { callOf } from '../transcript/transcript';
import { textOf } from '../transcript/turns';

const AT = '2026-11-23T14:02:00.000Z';

function setup(id?: string, stored: Partial<ScriptedSource['stored']> = {}) {
  const source = new ScriptedSource();
  source.stored = { ...source.stored, ...stored };
  return { source, chat: new ChatStore(source, id) };
}

const FILE = { type: 'file', id: 'f1', name: 'notes.txt', mime_type: 'text/plain' } as const;

function run(over: Parameters<typeof aRun>[0] = {}): ThreadEvent {
  return { type: 'run.updated', run: aRun(over) };
}

function says(text: string): ThreadEvent {
  return {
    type: 'thread.item.done',
    item: { type: 'assistant_message', id: 'a1_1', created_at: AT, content: [{ type: 'output_text', text }] },
  };
}

function calls(call: ReturnType<typeof aCall>): ThreadEvent {
  const workflow = { type: 'custom', tasks: [{ type: 'custom', title: 'A call', tool_call: call }] } as const;
  return { type: 'thread.item.replaced', item: { type: 'workflow', id: 'a1_2', created_at: AT, workflow } };
}

function shown(chat: ChatStore) {
  return chat.turns().map((turn) => (turn.role === 'user' ? turn.text : `${turn.status}: ${textOf(turn)}`));
}

/** Does something, and lets everything happen that waits for its time. */
async function settling(work: () => unknown): Promise<void> {
  vi.useFakeTimers();
  work();
  await vi.runAllTimersAsync();
  vi.useRealTimers();
}

describe(ChatStore, () => {
  it('shows a message at once, before anything is asked of the server', async () => {
    const { chat } = setup();

    void chat.send('Hello', null);

    expect(shown(chat)).toEqual(['Hello']);
    expect(chat.isAnswering()).toBe(true);
    await vi.waitFor(() => expect(chat.id()).toBe('v1'));
  });

  it('shows the answer as it comes, and that it ended', async () => {
    const { chat, source } = setup('v1');
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => source.stream);

    source.stream.tell(run(), says('Hi, Ada.'), run({ status: 'completed' })).end();
    await sent;

    expect(shown(chat)).toEqual(['Hello', 'complete: Hi, Ada.']);
    expect(chat.isAnswering()).toBe(false);
  });

  it('gives the files back when they could not be sent, and sends the same message again under the same key', async () => {
    const unsent = vi.fn();
    const source = new ScriptedSource();
    const chat = new ChatStore(source, 'v1', '', unsent);
    const sendAndRefuse = async (extras: Extras) => {
      const sent = chat.send('Hello', null, extras);
      await vi.waitFor(() => source.stream);
      source.stream.refuse(new Problem('offline', 'Nobody is there.', 0));
      await sent;
    };

    await sendAndRefuse({ attachments: [FILE] });
    await sendAndRefuse({ attachments: [FILE] });
    await sendAndRefuse({});

    expect(unsent.mock.calls[0]?.[0]).toMatchObject({ attachments: [FILE] });
    const [first, same, without] = source.sent.map(({ key }) => key);
    expect(same).toBe(first);
    expect(without).not.toBe(first);
  });

  it('gives the text back when it could not be sent, and sends it again under the same key', async () => {
    const { chat, source } = setup('v1');
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => source.stream);

    source.stream.refuse(new Problem('rate_limited', 'Slow down.', 429, [], 42));
    await sent;
    await vi.waitFor(() => expect(chat.draft()).toBe('Hello'));

    expect(shown(chat)).toEqual([]);
    expect(chat.problem()?.retryAfterSeconds).toBe(42);
    void chat.send('Hello', null);
    await vi.waitFor(() => expect(source.sent).toHaveLength(2));
    expect(source.sent[1]?.key).toBe(source.sent[0]?.key);
  });

  it('lets a second message wait its turn and reads its answer next', async () => {
    const { chat, source } = setup('v1');
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

  it('sends a second message only when the first has arrived, so that they stand in the order of their writing', async () => {
    const { chat, source } = setup('v1');
    void chat.send('First', null);
    await vi.waitFor(() => source.stream);
    void chat.send('Second', null);
    await new Promise(requestAnimationFrame);
    expect(source.sent.map(({ content }) => content)).toEqual(['First']);

    source.stream.tell(run());

    await vi.waitFor(() => expect(source.sent.map(({ content }) => content)).toEqual(['First', 'Second']));
  });

  it('sends a second message also when the first was refused', async () => {
    const { chat, source } = setup('v1');
    void chat.send('First', null);
    await vi.waitFor(() => source.stream);
    void chat.send('Second', null);

    source.stream.refuse(new Problem('rate_limited', 'Slow down.', 429));

    await vi.waitFor(() => expect(source.sent.map(({ content }) => content)).toEqual(['First', 'Second']));
  });

  it('tells an answer in full that ended while another was read', async () => {
    const { chat, source } = setup('v1');
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

    await settling(() => source.change({ run: aRun({ ...second, status: 'completed', finished_at: AT }) }));
    first.tell(run({ status: 'completed' })).end();

    await vi.waitFor(() => expect(source.followed).toEqual([{ runId: 'r2', after: undefined }]));
  });

  it('reads an unfinished answer from its beginning when a conversation is opened', async () => {
    const messages = [aMessage(), anAnswer({ status: 'streaming', content: 'Hal' })];
    const { chat, source } = setup('v1', { messages });
    await chat.open();
    await vi.waitFor(() => source.stream);

    source.stream.tell(run(), says('Hello'), run({ status: 'completed' })).end();

    await vi.waitFor(() => expect(shown(chat)).toEqual(['Hello', 'complete: Hello']));
  });

  it('keeps what is shown of an answer until its events have come as far', async () => {
    const asked = aCall({ status: 'awaiting_approval' });
    const stored = anAnswer({ status: 'streaming', content: 'Hello.', tool_calls: [{ ...asked, content_offset: 6 }] });
    const { chat, source } = setup('v1', { messages: [aMessage(), stored] });
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
    const { chat, source } = setup('v1');
    const sent = chat.send('Delete it', null);
    await vi.waitFor(() => source.stream);
    source.stream.tell(run(), run({ status: 'awaiting_approval' })).end();
    await sent;
    expect(chat.isAwaiting()).toBe(true);

    void chat.decide(aCall({ status: 'awaiting_approval' }), { decision: 'approve', scope: 'once' });

    await vi.waitFor(() => expect(source.followed).toEqual([{ runId: 'r1', after: '2' }]));
  });

  it('passes an approval by when a person goes on writing: its answer ends and the next one is read', async () => {
    const { chat, source } = setup('v1');
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

  it('reads on when somebody decided elsewhere', async () => {
    const { chat, source } = setup('v1');
    const sent = chat.send('Delete it', null);
    await vi.waitFor(() => source.stream);
    source.stream.tell(run(), run({ status: 'awaiting_approval' })).end();
    await sent;
    await chat.open();

    source.change({ run: aRun({ status: 'cancelled' }) });

    await vi.waitFor(() => expect(source.followed).toEqual([{ runId: 'r1', after: '2' }]));
  });

  it('stops a message that is not accepted yet as soon as it is', async () => {
    const { chat, source } = setup('v1');
    void chat.send('Hello', null);
    await vi.waitFor(() => source.stream);

    await chat.stop();
    source.stream.tell(run());

    await vi.waitFor(() => expect(source.stopped).toEqual(['r1']));
  });

  it('takes out what came after the question when an answer is asked for again', async () => {
    const messages = [
      aMessage(),
      anAnswer(),
      aMessage({ id: 'q9', created_at: '2026-11-23T14:03:00.000Z', content: 'Later' }),
    ];
    const { chat } = setup('v1', { messages });
    await chat.open();
    const [, answer] = chat.turns();
    if (answer?.role !== 'assistant') throw new Error('There is no answer.');

    void chat.retry(answer);

    await vi.waitFor(() => expect(shown(chat)).toEqual(['Hello', 'streaming: ']));
  });

  it('takes over what another tab did', async () => {
    const { chat, source } = setup('v1', { messages: [aMessage()] });
    await chat.open();
    source.news = { messages: [anAnswer()], removedIds: [] };

    source.change({ messageId: 'a1' });

    await vi.waitFor(() => expect(shown(chat)).toEqual(['Hello', 'complete: Hello, Ada.']));
  });

  it('is not fooled by old news of an answer that has ended', async () => {
    const { chat, source } = setup('v1', { messages: [aMessage(), anAnswer()] });
    await chat.open();

    await settling(() => source.change({ run: aRun() }));

    expect(shown(chat)).toEqual(['Hello', 'complete: Hello, Ada.']);
  });

  it('says why a conversation could not be loaded', async () => {
    const { chat, source } = setup('v1');
    vi.spyOn(source, 'history').mockRejectedValue(new Problem('not_found', 'Not found.', 404));

    await chat.open();

    expect(chat.loadProblem()?.status).toBe(404);
  });

  it('keeps what a person thinks of an answer, and takes it back', async () => {
    const { chat, source } = setup('v1', { messages: [aMessage(), anAnswer()] });
    await chat.open();
    const feedback = () => chat.turns().map((turn) => turn.role === 'assistant' && turn.feedback)[1];
    const answer = () => chat.turns().find((turn) => turn.role === 'assistant');
    const rate = async (kind: 'positive' | null) => {
      const rated = answer();
      if (rated?.role === 'assistant') await chat.rate(rated, kind);
    };

    await rate('positive');
    expect(feedback()).toBe('positive');
    await rate(null);

    expect(feedback()).toBeNull();
    expect(source.ratings).toEqual([
      ['a1', 'positive'],
      ['a1', null],
    ]);
  });

  it('shows the old feedback again when the server refuses the new one', async () => {
    const { chat, source } = setup('v1', { messages: [aMessage(), anAnswer()] });
    await chat.open();
    vi.spyOn(source, 'rate').mockRejectedValue(new Problem('not_found', 'Not found.', 404));
    const [, answer] = chat.turns();
    if (answer?.role !== 'assistant') throw new Error('There is no answer.');

    await chat.rate(answer, 'negative');

    expect(chat.turns()[1]).toMatchObject({ feedback: null });
    expect(chat.problem()?.detail).toBe('Not found.');
  });

  it('loads older pages until the message that is looked for is there', async () => {
    const { chat, source } = setup('v1', { messages: [aMessage({ id: 'm3' })], hasMore: true });
    const page = (id: string, created_at: string, hasMore: boolean) => ({
      messages: [aMessage({ id, created_at })],
      hasMore,
    });
    source.older.set('m3', page('m2', '2026-11-22T14:02:00.000Z', true));
    source.older.set('m2', page('m1', '2026-11-21T14:02:00.000Z', false));
    void chat.open();

    await chat.show('m1');

    expect(chat.turns().map(({ id }) => id)).toEqual(['m1', 'm2', 'm3']);
    expect(chat.target()).toBe('m1');
  });

  it('points at nothing when the message is not there', async () => {
    const { chat } = setup('v1', { messages: [aMessage()] });
    void chat.open();

    await chat.show('m1');

    expect(chat.target()).toBeNull();
  });

  it('says that it was deleted elsewhere, and shows itself again when it is back', async () => {
    const { chat, source } = setup('v1', { messages: [aMessage()] });
    await chat.open();

    source.change({ isGone: true });
    expect(chat.loadProblem()?.status).toBe(404);

    source.change({ isGone: false });
    await vi.waitFor(() => expect(chat.loadProblem()).toBeNull());
  });

  it('says that it is gone when it cannot be found any more', async () => {
    const { chat, source } = setup('v1', { messages: [aMessage()] });
    await chat.open();
    vi.spyOn(source, 'changes').mockRejectedValue(new Problem('not_found', 'Not found.', 404));

    source.change({});

    await vi.waitFor(() => expect(chat.loadProblem()?.status).toBe(404));
  });

  it('stops reading, and nothing else, when it is left', async () => {
    const { chat, source } = setup('v1');
    void chat.send('Hello', null);
    await vi.waitFor(() => source.stream);
    source.stream.tell(run());
    await vi.waitFor(() => expect(chat.current()).toBeDefined());

    chat.close();
    await settling(() => source.stream.tell(says('Unheard')));

    expect(source.stopped).toEqual([]);
    expect(shown(chat)).toEqual(['Hello', 'streaming: ']);
  });

  it('gives the text back also to whoever left before it was refused', async () => {
    const { chat, source } = setup('v1');
    const sent = chat.send('Hello', null);
    await vi.waitFor(() => source.stream);

    chat.close();
    source.stream.refuse(new Problem('offline', 'Nobody is there.', 0));
    await sent;

    expect(chat.draft()).toBe('Hello');
  });
});
