import { type ToolCall, type ToolCallStatus } from '../api/api';
import { type IconName } from '../ui/icons';
import { tasksIn } from './tool-result-shape';

/** A sentence about a call; `tool` is set when it ends with the tool's own name. */
export interface ToolWords {
  readonly text: string;
  readonly tool?: string;
}

export interface ToolState {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: '' | 'state-ok' | 'state-run' | 'state-warning' | 'state-danger';
}

/** What a person is told about a call: its status, or more exactly what it waits for. */
export type ShownStatus = ToolCallStatus | 'held' | 'needs_connection';

export const STATES: Readonly<Record<ShownStatus, ToolState>> = {
  awaiting_approval: { word: 'Needs approval', icon: 'shield', tone: 'state-warning' },
  held: { word: 'Allowed', icon: 'check', tone: 'state-run' },
  needs_connection: { word: 'Not connected', icon: 'offline', tone: 'state-warning' },
  running: { word: 'Running', icon: 'clock', tone: 'state-run' },
  success: { word: 'Done', icon: 'check', tone: 'state-ok' },
  error: { word: 'Failed', icon: 'alert', tone: 'state-danger' },
  denied: { word: 'Denied', icon: 'x', tone: '' },
  cancelled: { word: 'Cancelled', icon: 'stop', tone: '' },
  unknown_outcome: { word: 'Outcome unknown', icon: 'help', tone: 'state-warning' },
};

const LEADS: Readonly<Record<ShownStatus, string>> = {
  awaiting_approval: 'Wants to use:',
  held: 'Will use:',
  needs_connection: 'Couldn’t use:',
  running: 'AI is using:',
  success: 'Used:',
  error: 'Couldn’t use:',
  denied: 'Didn’t use:',
  cancelled: 'Stopped:',
  unknown_outcome: 'Not sure about:',
};

const VERBS: Readonly<Record<string, readonly [did: string, plain: string]>> = {
  create_task: ['Created', 'create'],
  update_task: ['Updated', 'update'],
  complete_task: ['Completed', 'complete'],
  delete_task: ['Deleted', 'delete'],
};

/** How a call is shown; one that may run while its answer still waits for another decision is `held`. */
export function shownStatus({ status, error }: ToolCall, isHeld = false): ShownStatus {
  if (status === 'running' && isHeld) return 'held';
  return status === 'error' && error?.code === 'needs_connection' ? 'needs_connection' : status;
}

/** What a call does, did or failed to do, in words. */
export function toolWords(call: ToolCall, status = shownStatus(call)): ToolWords {
  return taskWords(call) ?? { text: LEADS[status], tool: call.tool_name };
}

/** How far a running call is, in words: `42 of 120`, `42`, and what its tool says of it. */
export function progressWords({ progress }: ToolCall): string {
  if (!progress) return '';
  const { progress: done, total, message } = progress;
  const count = total ? `${round(done)} of ${round(total)}` : `${round(done)}`;
  return message ? `${count} · ${message}` : count;
}

/** The part of a running call that is done, 0 to 1; `null` when its tool does not say. */
export function progressPart({ progress }: ToolCall): number | null {
  if (!progress?.total || progress.total <= 0) return null;
  return Math.min(1, Math.max(0, progress.progress / progress.total));
}

/** The same as one text, for the ear. */
export function spoken(call: ToolCall): string {
  const { text, tool } = toolWords(call);
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

function taskWords(call: ToolCall): ToolWords | null {
  if (call.tool_name === 'list_tasks' && call.status === 'success') return { text: listed(call) };
  const verb = VERBS[call.tool_name];
  if (!verb) return null;
  const [did, plain] = verb;
  const title = titleOf(call);
  if (call.status === 'success') return { text: title ? `${did} task: ${title}` : `${did} a task` };
  if (call.status === 'error' && call.error?.code !== 'needs_connection')
    return { text: `Couldn’t ${plain} ${title ? `task: ${title}` : 'the task'}` };
  if (call.status === 'denied') return { text: `Didn’t ${plain} ${title ? `“${title}”` : 'the task'}` };
  return null;
}

function listed(call: ToolCall): string {
  const count = tasksIn(call.result)?.length ?? 0;
  const kind = { open: 'open ', done: 'finished ' }[String(call.arguments['status'])] ?? '';
  return count === 1 ? `Listed 1 ${kind}task` : `Listed ${count === 0 ? 'no' : count} ${kind}tasks`;
}

/** The title of the task that a call is about: as the result has it, or as it was asked for. */
function titleOf(call: ToolCall): string {
  const titles = [tasksIn(call.result)?.[0]?.title, call.result?.structuredContent?.['title'], call.arguments['title']];
  return titles.find((title) => typeof title === 'string') ?? '';
}
