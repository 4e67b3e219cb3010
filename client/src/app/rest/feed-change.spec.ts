import { type FeedEvent } from '../api/thread-events';
import { aConversation, aRun } from '../testing/stories';
import { changeOf } from './feed-change';

const HERE: readonly (readonly [FeedEvent, object])[] = [
  [{ type: 'conversation.deleted', conversation_id: 'v1' }, { isGone: true }],
  [{ type: 'conversation.updated', conversation: aConversation() }, { isGone: false }],
  [{ type: 'message.created', conversation_id: 'v1', message_id: 'm1' }, { messageId: 'm1' }],
  [{ type: 'run.updated', run: aRun() }, { run: aRun() }],
];

describe(changeOf, () => {
  it.each(HERE)('tells a conversation what happened to it, and no other: %o', (event, change) => {
    expect(changeOf(event, 'v1')).toEqual(change);
    expect(changeOf(event, 'v2')).toBeNull();
  });

  it.each(['feed.opened', 'feed.polled'] as const)('lets every conversation look again after %s', (type) => {
    expect(changeOf({ type }, 'v1')).toEqual({});
  });

  it('is not concerned with tasks', () => {
    expect(changeOf({ type: 'task.changed', task_id: 't1' }, 'v1')).toBeNull();
  });
});
