import { ClientRequest } from '../../src/thread-events/client-request.js';
import { input } from '../chatkit-client.js';
import { type Estate } from './estate.js';
import { type Probe, replyOf, SAME_REQUEST } from './probe.js';
import { isId } from './sample.js';

type Operation = ClientRequest['type'];
type Ids = Estate['ids'];

const action = ({ conversation, widget, task }: Ids) => ({
  thread_id: conversation,
  item_id: widget,
  action: { type: 'tasks.complete', payload: { id: task } },
});

/** Every operation of the protocol, asked rightly about one's own things; what is not here does not compile. */
export const QUESTIONS: Readonly<Record<Operation, (mine: Ids) => object>> = {
  'threads.create': ({ attachment }) => ({ input: input('Hello', { attachments: [attachment] }) }),
  'threads.add_user_message': ({ conversation, attachment }) => ({
    thread_id: conversation,
    input: input('Hello', { attachments: [attachment] }),
  }),
  'threads.add_client_tool_output': ({ conversation }) => ({ thread_id: conversation, result: {} }),
  'threads.add_structured_input': ({ conversation, item }) => ({
    thread_id: conversation,
    item_id: `${item}_input`,
    input: {},
  }),
  'threads.retry_after_item': ({ conversation, message }) => ({ thread_id: conversation, item_id: message }),
  'threads.custom_action': action,
  'threads.sync_custom_action': action,
  'threads.get_by_id': ({ conversation }) => ({ thread_id: conversation }),
  'threads.list': ({ conversation }) => ({ after: conversation }),
  'threads.update': ({ conversation }) => ({ thread_id: conversation, title: 'Mine' }),
  'threads.delete': ({ conversation }) => ({ thread_id: conversation }),
  'items.list': ({ conversation, item }) => ({ thread_id: conversation, after: item }),
  'items.feedback': ({ conversation, item }) => ({ thread_id: conversation, item_ids: [item], kind: 'positive' }),
  'attachments.create': () => ({ name: 'a.txt', size: 1, mime_type: 'text/plain' }),
  'attachments.delete': ({ attachment }) => ({ attachment_id: attachment }),
  'input.transcribe': () => ({ audio_base64: 'AAAA', mime_type: 'audio/webm' }),
};

const READING = /\.(get_by_id|list)$/;

/** Every question of ChatKit's protocol that can hold an id, with one id after the other replaced. */
export function chatKitProbes({ person, ids }: Estate): Probe[] {
  return ClientRequest.options.flatMap(({ shape }) => {
    const type = shape.type.value;
    const params = QUESTIONS[type](ids);
    return idPathsIn(params).map((path) => ({
      name: `chatkit ${type} (${path.join('.')})`,
      reads: READING.test(type),
      takesKey: false,
      ask: async (id) => {
        const body = { type, params: replaced(params, path, id) };
        return await replyOf(await person.fetch('POST', '/api/chatkit', body, SAME_REQUEST));
      },
    }));
  });
}

/** Where in a value ids are; an array's ids are at its number. */
function idPathsIn(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'string') return isId(path.findLast((key) => !/^\d+$/.test(key)) ?? '', {}) ? [[...path]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => idPathsIn(inner, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: readonly string[], id: string): unknown {
  if (key === undefined) return id;
  const copy = structuredClone(value) as Record<string, unknown>; // an object, or an array
  copy[key] = replaced(copy[key], rest, id);
  return copy;
}
