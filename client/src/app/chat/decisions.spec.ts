import { signal } from '@angular/core';
import { type ToolCall } from '../api/api';
import { Problem } from '../api/problem';
import { ScriptedSource } from '../testing/scripted-source';
import { aCall, anAnswer, aRun } from '../testing/stories';
import { Decisions } from './decisions';
import { turnOf } from '../rest/message-turns';
import { callOf, withCall } from '../transcript/transcript';
import { type Transcript } from '../transcript/turns';

const waiting = aCall({ status: 'awaiting_approval', result: null });

function setup(call: ToolCall = waiting) {
  const source = new ScriptedSource();
  const read = vi.fn(() => Promise.resolve());
  const transcript = signal<Transcript>([turnOf(anAnswer({ status: 'streaming', content: '', tool_calls: [call] }))]);
  const decisions = new Decisions(source, transcript, { read });
  const state = () => callOf(transcript(), 'c1');
  return { source, transcript, decisions, state, read };
}

describe(Decisions, () => {
  it('shows an allowed call as allowed though its answer waits for another decision', async () => {
    const { source, decisions, state } = setup();
    source.decide = () => Promise.resolve(aRun({ status: 'awaiting_approval' }));

    await decisions.decide(waiting, { decision: 'approve', scope: 'once' });

    expect(state()?.status).toBe('running');
  });

  it('reads on once a decision was taken', async () => {
    const { decisions, read } = setup();

    await decisions.decide(waiting, { decision: 'approve', scope: 'once' });

    expect(read).toHaveBeenCalledOnce();
  });

  it('shows a denied call with the reason', async () => {
    const { decisions, state } = setup();

    await decisions.decide(waiting, { decision: 'deny', scope: 'once', reason: 'Keep it.' });

    expect(state()).toMatchObject({ status: 'denied', denial_reason: 'Keep it.' });
  });

  it('keeps what the stream told meanwhile', async () => {
    const { source, transcript, decisions, state } = setup();
    source.decide = () => {
      transcript.update((turns) => withCall(turns, aCall()));
      return Promise.resolve(aRun());
    };

    await decisions.decide(waiting, { decision: 'approve', scope: 'once' });

    expect(state()?.status).toBe('success');
  });

  it('lets a refused decision be made again, and says why it was refused', async () => {
    const { source, decisions, state } = setup();
    source.decide = () => Promise.reject(new Problem('conflict', 'Look again.', 409));

    await decisions.decide(waiting, { decision: 'approve', scope: 'once' });

    expect(decisions.states().get('c1')).toMatchObject({ busy: false, problem: { detail: 'Look again.' } });
    expect(state()?.status).toBe('awaiting_approval');
  });

  it('takes one decision at a time', async () => {
    const { source, decisions } = setup();
    const decide = vi.spyOn(source, 'decide');

    await Promise.all([
      decisions.decide(waiting, { decision: 'approve', scope: 'once' }),
      decisions.decide(waiting, { decision: 'deny', scope: 'once' }),
    ]);

    expect(decide).toHaveBeenCalledOnce();
  });
});
