import { type Task, type ToolContent, type ToolResult } from '../api/api';

export type Fields = Readonly<Record<string, unknown>>;

/** What there is to show of a result, the most telling form first. */
export type ResultShape =
  | { readonly kind: 'tasks'; readonly tasks: readonly Task[] }
  | { readonly kind: 'fields'; readonly fields: Fields }
  | { readonly kind: 'rows'; readonly columns: readonly string[]; readonly rows: readonly Fields[] }
  | { readonly kind: 'content'; readonly content: readonly ToolContent[] };

/** How a result is best shown: tasks as tasks, lists of objects as rows, objects as fields, the rest as it came. */
export function shapeOf(result: ToolResult): ResultShape {
  const value = result.structuredContent ?? parsed(result.content);
  const tasks = tasksOf(value);
  if (tasks) return { kind: 'tasks', tasks };
  const inner = onlyValue(value);
  if (Array.isArray(inner) && inner.length > 0 && inner.every(isFields)) return rowsOf(inner);
  if (isFields(value) && Object.keys(value).length > 0) return { kind: 'fields', fields: value };
  return { kind: 'content', content: result.content };
}

/** The tasks that a result carries, if it carries any. */
export function tasksIn(result: ToolResult | null): readonly Task[] | null {
  return result ? tasksOf(result.structuredContent ?? parsed(result.content)) : null;
}

function tasksOf(value: unknown): readonly Task[] | null {
  if (isTask(value)) return [value];
  const list = isFields(value) ? (value['tasks'] ?? value['task']) : value;
  if (isTask(list)) return [list];
  return Array.isArray(list) && list.every(isTask) && (list.length > 0 || isFields(value)) ? list : null;
}

function rowsOf(rows: readonly Fields[]): ResultShape {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { kind: 'rows', columns, rows };
}

function onlyValue(value: unknown): unknown {
  if (!isFields(value)) return value;
  const values = Object.values(value);
  return values.length === 1 ? values[0] : value;
}

function parsed(content: readonly ToolContent[]): unknown {
  const [only, ...others] = content;
  const text = only?.['text'];
  if (others.length > 0 || typeof text !== 'string' || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTask(value: unknown): value is Task {
  return (
    isFields(value) &&
    typeof value['id'] === 'string' &&
    typeof value['title'] === 'string' &&
    isStatus(value['status'])
  );
}

function isStatus(value: unknown): boolean {
  return value === 'open' || value === 'done';
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
