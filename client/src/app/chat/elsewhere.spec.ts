import { Problem } from '../api/problem';
import { hurried } from '../testing/hurried';
import { run, scriptedChat, shown } from '../testing/scripted-chat';
import { aMessage, anAnswer, aRun } from '../testing/stories';
import { Elsewhere } from './elsewhere';

describe(Elsewhere, () => {
  it('takes over what another tab did', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage()] });
    await chat.open();
    source.news = { messages: [anAnswer()], removedIds: [] };

    await hurried(() => source.change({ messageId: 'a1' }));

    expect(shown(chat)).toEqual(['Hello', 'complete: Hello, Ada.']);
  });

  it('is not fooled by old news of an answer that has ended', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage(), anAnswer()] });
    await chat.open();

    await hurried(() => source.change({ run: aRun() }));

    expect(shown(chat)).toEqual(['Hello', 'complete: Hello, Ada.']);
  });

  it('reads on when somebody decided elsewhere', async () => {
    const { chat, source } = scriptedChat('v1');
    const sent = chat.send('Delete it', null);
    await vi.waitFor(() => source.stream);
    source.stream.tell(run(), run({ status: 'awaiting_approval' })).end();
    await sent;
    await chat.open();

    await hurried(() => source.change({ run: aRun({ status: 'cancelled' }) }));

    expect(source.followed).toEqual([{ runId: 'r1', after: '2' }]);
  });

  it('says that it was deleted elsewhere, and shows itself again when it is back', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage()] });
    await chat.open();

    source.change({ isGone: true });
    expect(chat.loadProblem()?.status).toBe(404);

    source.change({ isGone: false });
    await vi.waitFor(() => expect(chat.loadProblem()).toBeNull());
  });

  it('says that it is gone when it cannot be found any more', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage()] });
    await chat.open();
    vi.spyOn(source, 'changes').mockRejectedValue(new Problem('not_found', 'Not found.', 404));

    await hurried(() => source.change({}));

    expect(chat.loadProblem()?.status).toBe(404);
  });

  it('shows a conversation that was gone when it was opened and is brought back', async () => {
    const { chat, source } = scriptedChat('v1', { messages: [aMessage()] });
    vi.spyOn(source, 'history').mockRejectedValueOnce(new Problem('not_found', 'Not found.', 404));
    await chat.open();

    source.change({ isGone: false });

    await vi.waitFor(() => expect(shown(chat)).toEqual(['Hello']));
    expect(chat.loadProblem()).toBeNull();
  });

  it('listens no more when its person left before the conversation was made', async () => {
    const { chat, source } = scriptedChat();
    const watch = vi.spyOn(source, 'watch');

    void chat.send('Hello', null);
    chat.close();
    await vi.waitFor(() => expect(chat.id()).toBe('v1'));

    expect(watch).not.toHaveBeenCalled();
  });
});
