import { Problem } from '../api/problem';
import { type Attachment } from '../api/thread-items';
import { answerOf, run, scriptedChat, shown } from '../testing/scripted-chat';
import { aMessage, anAnswer, aRun, FILE } from '../testing/stories';
import { AnswerActions } from './answer-actions';
import { type Extras } from './chat-source';

describe(AnswerActions, () => {
  it('stops a message that is not accepted yet as soon as it is', async () => {
    const { chat, source } = scriptedChat('v1');
    void chat.send('Hello', null);
    await vi.waitFor(() => source.stream);

    await chat.actions.stop();
    source.stream.tell(run());

    await vi.waitFor(() => expect(source.stopped).toEqual(['r1']));
  });

  it('stops a message that is accepted only when its person has left', async () => {
    const { chat, source } = scriptedChat('v1');
    void chat.send('Hello', null);
    await vi.waitFor(() => source.stream);
    await chat.actions.stop();

    chat.close();
    source.stream.tell(run());

    await vi.waitFor(() => expect(source.stopped).toEqual(['r1']));
  });

  it('gives a message that is taken back to the composer, its words before what is written there', async () => {
    const waiting = aRun({
      id: 'r2',
      user_message_id: 'q2',
      assistant_message_id: 'a2',
      status: 'queued',
      started_at: null,
    });
    for (const [written, left] of [
      ['', 'And tomorrow?'],
      ['Another thought', 'And tomorrow?\n\nAnother thought'],
    ] as const) {
      const messages = [
        aMessage(),
        aMessage({ id: 'q2', content: 'And tomorrow?', attachments: [{ ...FILE, size: 5, url: '/files/f1' }] }),
      ];
      const files: Attachment[] = [];
      const giveBack = ({ attachments = [] }: Extras) => void files.push(...attachments);
      const { chat, source } = scriptedChat('v1', { messages }, { giveBack });
      vi.spyOn(source, 'stop').mockResolvedValue({ ...waiting, status: 'cancelled' });
      await chat.open();
      chat.hear({ type: 'run.updated', run: waiting });
      chat.draft.set(written);

      await chat.withdraw(answerOf(chat));

      expect([shown(chat), chat.draft(), files]).toEqual([['Hello'], left, [expect.objectContaining(FILE)]]);
    }
  });

  it('gives no words back when the turn of the message has come meanwhile', async () => {
    const { chat } = scriptedChat('v1', { messages: [aMessage()] });
    await chat.open();
    chat.hear({ type: 'run.updated', run: aRun({ status: 'queued', started_at: null }) });

    await chat.withdraw(answerOf(chat));

    expect([shown(chat), chat.draft()]).toEqual([['Hello', 'stopped: '], '']);
  });

  it('takes out what came after the question when an answer is asked for again', async () => {
    const messages = [
      aMessage(),
      anAnswer(),
      aMessage({ id: 'q9', created_at: '2026-11-23T14:03:00.000Z', content: 'Later' }),
    ];
    const { chat } = scriptedChat('v1', { messages });
    await chat.open();

    void chat.actions.retry(answerOf(chat));

    await vi.waitFor(() => expect(shown(chat)).toEqual(['Hello', 'streaming: ']));
  });

  it('keeps what a person thinks of an answer, and takes it back', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage(), anAnswer()] });
    await chat.open();
    const feedback = () => answerOf(chat).feedback;

    await chat.actions.rate(answerOf(chat), 'positive');
    expect(feedback()).toBe('positive');
    await chat.actions.rate(answerOf(chat), null);

    expect(feedback()).toBeNull();
    expect(source.ratings).toEqual([
      ['a1', 'positive'],
      ['a1', null],
    ]);
  });

  it('shows the old feedback again when the server refuses the new one', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage(), anAnswer()] });
    await chat.open();
    vi.spyOn(source, 'rate').mockRejectedValue(new Problem('not_found', 'Not found.', 404));

    await chat.actions.rate(answerOf(chat), 'negative');

    expect(chat.turns()[1]).toMatchObject({ feedback: null });
    expect(chat.problem()?.detail).toBe('Not found.');
  });

  it('asks once for another answer, however often it is pressed', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage(), anAnswer()] });
    const retry = vi.spyOn(source, 'retry');
    await chat.open();
    const answer = answerOf(chat);

    void chat.actions.retry(answer);
    void chat.actions.retry(answer);

    await vi.waitFor(() => expect(shown(chat)).toEqual(['Hello', 'streaming: ']));
    expect(retry).toHaveBeenCalledOnce();
  });
});
