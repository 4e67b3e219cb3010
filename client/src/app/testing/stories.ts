import { type Conversation, type Message, type Run, type SearchHit, type Task, type ToolCall } from '../api/api';

const AT = '2026-11-23T14:02:00.000Z';

/** A file that was uploaded. */
export const FILE = { type: 'file', id: 'f1', name: 'notes.txt', mime_type: 'text/plain' } as const;

/** An open task of high priority. */
export function aTask(over: Partial<Task> = {}): Task {
  return {
    id: 't1',
    title: 'Review Q4 report',
    notes: null,
    status: 'open',
    priority: 'high',
    due_at: null,
    created_at: AT,
    updated_at: AT,
    completed_at: null,
    ...over,
  };
}

/** A call that has made that task. */
export function aCall(over: Partial<ToolCall> = {}): ToolCall {
  return {
    id: 'c1',
    server: 'tasks',
    tool_name: 'create_task',
    title: null,
    arguments: { title: 'Review Q4 report' },
    arguments_sha256: 'ab',
    tool_changed: false,
    result: { content: [], structuredContent: { ...aTask() } },
    error: null,
    input_request: null,
    status: 'success',
    timestamp: AT,
    duration_ms: 400,
    content_offset: 0,
    attempt: 1,
    ...over,
  };
}

/** A run that is going on. */
export function aRun(over: Partial<Run> = {}): Run {
  return {
    id: 'r1',
    conversation_id: 'v1',
    user_message_id: 'q1',
    assistant_message_id: 'a1',
    status: 'running',
    model: 'demo',
    error: null,
    usage: { input_tokens: 0, output_tokens: 0 },
    timings: { queued_ms: null, first_token_ms: null, total_ms: null },
    created_at: AT,
    started_at: AT,
    finished_at: null,
    ...over,
  };
}

/** What Ada asked in that run. */
export function aMessage(over: Partial<Message> = {}): Message {
  return {
    id: 'q1',
    conversation_id: 'v1',
    run_id: 'r1',
    role: 'user',
    content: 'Hello',
    tool_calls: [],
    status: 'complete',
    feedback: null,
    created_at: AT,
    updated_at: AT,
    ...over,
  };
}

/** What she was answered, a second later. */
export function anAnswer(over: Partial<Message> = {}): Message {
  return aMessage({
    id: 'a1',
    role: 'assistant',
    content: 'Hello, Ada.',
    created_at: '2026-11-23T14:02:01.000Z',
    ...over,
  });
}

/** A conversation that was read to its end. */
export function aConversation(over: Partial<Conversation> = {}): Conversation {
  return {
    id: 'v1',
    title: 'Plan the week',
    created_at: AT,
    updated_at: AT,
    message_count: 2,
    last_message_preview: 'Done.',
    unread: false,
    active_run: null,
    ...over,
  };
}

/** A place that a search has found. */
export function aHit(over: Partial<SearchHit> = {}): SearchHit {
  return {
    conversation_id: 'v1',
    conversation_title: 'Plan the week',
    message_id: 'a1',
    role: 'assistant',
    snippet: 'the nightly <mark>backup</mark>',
    created_at: AT,
    ...over,
  };
}
