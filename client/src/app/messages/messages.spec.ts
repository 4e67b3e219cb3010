import { inputBinding, outputBinding, signal } from '@angular/core';
import { expectAccessible } from '../testing/expect-accessible';
import { render } from '../testing/render';
import { aCall, aMessage, anAnswer, aRun } from '../testing/stories';
import { turnOf } from '../rest/message-turns';
import { Messages } from './messages';
import { apply, unfinished } from '../transcript/transcript';
import { type Transcript } from '../transcript/turns';

async function setup(start: Transcript, target: string | null = null) {
  const turns = signal(start);
  const [retried, withdrawn, decided, rated] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
  const view = await render(Messages, [
    inputBinding('turns', turns),
    inputBinding('current', () => unfinished(turns())),
    inputBinding('target', () => target),
    outputBinding('retried', retried),
    outputBinding('rated', rated),
    outputBinding('withdrawn', withdrawn),
    outputBinding('decided', decided),
  ]);
  return { ...view, turns, retried, withdrawn, decided, rated };
}

const QUESTION = turnOf(aMessage());
const queued = aRun({
  id: 'r2',
  user_message_id: 'q2',
  assistant_message_id: 'a2',
  status: 'queued',
  started_at: null,
});

describe(Messages, () => {
  it('shows who said what as articles', async () => {
    const { findAll } = await setup([QUESTION, turnOf(anAnswer())]);

    expect(findAll('article').map((article) => article.querySelector('h2')?.textContent)).toEqual([
      expect.stringMatching(/^You, \d+:\d\d\s[AP]M$/),
      expect.stringMatching(/^Assistant, \d+:\d\d\s[AP]M$/),
    ]);
  });

  it('shows the files that were sent along: pictures as such, others to be downloaded', async () => {
    const url = `${location.origin}/api/chatkit/attachments/1?token=t`;
    const [id, size] = ['1', 3];
    const attachments = [
      { id, size, url, name: 'pixel.png', mime_type: 'image/png' },
      { id, size, url, name: 'notes.txt', mime_type: 'text/plain' },
    ];
    const { find, element } = await setup([turnOf(aMessage({ attachments }))]);

    expect(element.querySelector('img[alt="pixel.png"]')?.getAttribute('src')).toBe(url);
    expect(find('link', /^notes\.txt/).getAttribute('href')).toBe(url);
    await expectAccessible(element);
  });

  it('shows that the assistant works until its first word', async () => {
    const { find, findAll, turns, settle } = await setup(apply([QUESTION], { type: 'run.updated', run: aRun() }));
    expect(find('img', 'The assistant is working')).toBeDefined();

    turns.update((shown) =>
      apply(shown, {
        type: 'thread.item.added',
        item: { type: 'assistant_message', id: 'a1_1', created_at: '', content: [{ type: 'output_text', text: 'Hi' }] },
      }),
    );
    await settle();

    expect(findAll('img', 'The assistant is working')).toEqual([]);
  });

  it('shows a waiting message as queued and lets it be taken back', async () => {
    const answering = apply([QUESTION], { type: 'run.updated', run: aRun() });
    const turns = apply([...answering, turnOf(aMessage({ id: 'q2', content: 'And then?' }))], {
      type: 'run.updated',
      run: queued,
    });
    const { element, find, withdrawn } = await setup(turns);

    find('button', 'Withdraw').click();

    expect(element.textContent).toContain('Queued, sends next');
    expect(withdrawn).toHaveBeenCalledWith(expect.objectContaining({ id: 'a2' }));
  });

  it.each([
    ['stopped', 'This answer was stopped'],
    ['interrupted', 'Interrupted when the server restarted. What was written is kept.'],
    ['failed', 'This answer could not be finished. Your message is saved.'],
  ] as const)('says that an answer was %s and offers to try again', async (status, words) => {
    const { element, find, retried } = await setup([QUESTION, turnOf(anAnswer({ status }))]);

    find('button', /^\s*Retry\s*$/).click();

    expect(element.textContent).toContain(words);
    expect(retried).toHaveBeenCalledWith(expect.objectContaining({ id: 'a1' }));
  });

  it('says why a run failed', async () => {
    const run = aRun({ status: 'failed', error: { code: 'model_unavailable', message: 'The model is overloaded.' } });
    const { find } = await setup(apply([QUESTION], { type: 'run.updated', run }));

    expect(find('alert').textContent).toContain('The model is overloaded.');
  });

  it('passes a decision on with its call', async () => {
    const call = aCall({ status: 'awaiting_approval' });
    const { find, decided } = await setup([QUESTION, turnOf(anAnswer({ status: 'streaming', tool_calls: [call] }))]);

    find('button', 'Allow once').click();

    expect(decided).toHaveBeenCalledWith({ call, verdict: { decision: 'approve', scope: 'once' } });
  });

  it.each([
    [null, 'positive'],
    ['negative', 'positive'],
    ['positive', null],
  ] as const)('turns what was thought of an answer from %s to %s', async (before, after) => {
    const { find, rated } = await setup([QUESTION, turnOf(anAnswer({ feedback: before }))]);

    find('button', 'Good answer').click();

    expect(find('button', 'Good answer').getAttribute('aria-pressed')).toBe(`${before === 'positive'}`);
    expect(rated).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ feedback: after }));
  });

  it('points out the message that a person came for', async () => {
    const { element } = await setup([QUESTION, turnOf(anAnswer())], 'a1');

    expect(element.querySelector('.target')?.textContent).toContain('Hello, Ada.');
  });

  it('draws a line where a day begins', async () => {
    const { element } = await setup([QUESTION, turnOf(anAnswer({ created_at: '2026-11-24T14:02:00.000Z' }))]);

    expect(element.querySelectorAll('.day')).toHaveLength(2);
  });

  it('is accessible', async () => {
    const { element } = await setup([QUESTION, turnOf(anAnswer({ tool_calls: [aCall(), aCall({ id: 'c2' })] }))]);

    await expectAccessible(element);
  });
});
