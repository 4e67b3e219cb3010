import { type ToolCall, type ToolCallStatus } from '../api/api';
import { type IconName } from '../ui/icons';
import { type Words } from '../words/english';
import { tasksIn } from './tool-result-shape';

/** A sentence about a call; `tool` is set when it ends with the tool's own name. */
export interface ToolWords {
  readonly text: string;
  readonly tool?: string;
}

interface ToolState {
  readonly icon: IconName;
  readonly tone: '' | 'state-ok' | 'state-run' | 'state-warning' | 'state-danger';
}

/** What a person is told about a call: its status, or more exactly what it waits for. */
export type ShownStatus = ToolCallStatus | 'held' | 'needs_connection';

export const STATES: Readonly<Record<ShownStatus, ToolState>> = {
  awaiting_approval: { icon: 'shield', tone: 'state-warning' },
  held: { icon: 'check', tone: 'state-run' },
  needs_connection: { icon: 'offline', tone: 'state-warning' },
  running: { icon: 'clock', tone: 'state-run' },
  success: { icon: 'check', tone: 'state-ok' },
  error: { icon: 'alert', tone: 'state-danger' },
  denied: { icon: 'x', tone: '' },
  cancelled: { icon: 'stop', tone: '' },
  unknown_outcome: { icon: 'help', tone: 'state-warning' },
};

/** How a call is shown; one that may run while its answer still waits for another decision is `held`. */
export function shownStatus({ status, error }: ToolCall, isHeld = false): ShownStatus {
  if (status === 'running' && isHeld) return 'held';
  return status === 'error' && error?.code === 'needs_connection' ? 'needs_connection' : status;
}

/** What a call does, did or failed to do, in words. */
export function toolWords(call: ToolCall, words: Words, status = shownStatus(call)): ToolWords {
  return taskWords(call, words.tools) ?? { text: words.tools.leads[status], tool: call.tool_name };
}

/** How far a running call is, in words: `42 of 120`, `42`, and what its tool says of it. */
export function progressWords({ progress }: ToolCall, words: Words): string {
  if (!progress) return '';
  const { progress: done, total, message } = progress;
  const count = total ? words.tools.progress(round(done), round(total)) : words.number(round(done));
  return message ? `${count} · ${message}` : count;
}

/** The part of a running call that is done, 0 to 1; `null` when its tool does not say. */
export function progressPart({ progress }: ToolCall): number | null {
  if (!progress?.total || progress.total <= 0) return null;
  return Math.min(1, Math.max(0, progress.progress / progress.total));
}

/** The same as one text, for the ear. */
export function spoken(call: ToolCall, words: Words, status = shownStatus(call)): string {
  const { text, tool } = toolWords(call, words, status);
  return tool ? `${text} ${tool}` : text;
}

/** How long calls took together; `null` while nothing is known. */
export function totalMs(calls: readonly ToolCall[]): number | null {
  const known = calls.flatMap(({ duration_ms }) => duration_ms ?? []);
  return known.length > 0 ? known.reduce((sum, ms) => sum + ms, 0) : null;
}

export function toolIcon({ tool_name }: ToolCall): IconName {
  return tool_name.includes('task') ? 'tasks' : 'tool';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function taskWords(call: ToolCall, words: Words['tools']): ToolWords | null {
  if (call.tool_name === 'list_tasks' && call.status === 'success') return { text: listed(call, words) };
  const verbs: Readonly<Record<string, Words['tools']['verbs']['create_task']>> = words.verbs;
  const verb = Object.hasOwn(verbs, call.tool_name) ? verbs[call.tool_name] : undefined;
  if (!verb) return null;
  const title = titleOf(call);
  if (call.status === 'success') return { text: verb.did(title) };
  if (call.status === 'error' && call.error?.code !== 'needs_connection') return { text: verb.failed(title) };
  if (call.status === 'denied') return { text: verb.denied(title) };
  return null;
}

function listed(call: ToolCall, { listed: words }: Words['tools']): string {
  const { status } = call.arguments;
  return words[status === 'open' || status === 'done' ? status : 'any'](tasksIn(call.result)?.length ?? 0);
}

/** The title of the task that a call is about: as the result has it, or as it was asked for. */
function titleOf(call: ToolCall): string {
  const titles = [tasksIn(call.result)?.[0]?.title, call.result?.structuredContent?.['title'], call.arguments['title']];
  return titles.find((title) => typeof title === 'string') ?? '';
}
