import { type Conversation, type Run } from '../api/api';
import { ConversationChanges, type ListChange } from './conversation-changes';
import { merged, withRun } from './conversation-list';

const running = { id: 'c', updated_at: '2026-11-01', active_run: { id: 'r', status: 'running' } } as Conversation;
const created = { id: 'd', updated_at: '2026-11-02', active_run: null } as Conversation;
const waits = { id: 'r', conversation_id: 'c', status: 'awaiting_approval' } as Run;

async function listAfter(change: ListChange): Promise<readonly Conversation[]> {
  const changes = new ConversationChanges();
  const asked = Promise.withResolvers<readonly Conversation[]>();
  const answer = changes.during(asked.promise);
  changes.hear(change);
  asked.resolve([running]);
  const { said, since } = await answer;
  return since(said);
}

describe('An answer that was written before something happened', () => {
  it('shows a run as it was heard of meanwhile', async () => {
    const [shown] = await listAfter((list) => withRun(list, waits));
    expect(shown?.active_run?.status).toBe('awaiting_approval');
  });

  it('does not bring back what was deleted meanwhile', async () => {
    expect(await listAfter((list) => list.filter(({ id }) => id !== 'c'))).toEqual([]);
  });

  it('does not lose what was created meanwhile', async () => {
    expect(await listAfter((list) => merged(list, [created]))).toEqual([created, running]);
  });

  it('is as it is when nothing was heard since it was asked for', async () => {
    const changes = new ConversationChanges();
    changes.hear((list) => withRun(list, waits));
    const { said, since } = await changes.during(Promise.resolve([running]));
    expect(since(said)).toEqual([running]);
  });
});
