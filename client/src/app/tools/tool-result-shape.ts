import { type Task, type ToolContent, type ToolResult } from '../api/api';

export type Fields = Readonly<Record<string, unknown>>;

/** What there is to show of a value, in the form that tells most. */
type ResultShape =
  | { readonly kind: 'tasks'; readonly tasks: readonly Task[] }
  | { readonly kind: 'rows'; readonly columns: readonly string[]; readonly rows: readonly Fields[] }
  | { readonly kind: 'list'; readonly values: readonly Scalar[] }
  | { readonly kind: 'fields'; readonly fields: Fields }
  | { readonly kind: 'content'; readonly content: readonly ToolContent[] };

/** A part of a result; it has a name where there are several. */
type ResultSection = ResultShape & { readonly name: string | null };

type Scalar = string | number | boolean | null;

/**
 * How a result is best shown: tasks as tasks, lists of objects as rows, objects as fields, with the lists that they
 * carry below; texts, pictures and the like as they came.
 */
export function sectionsOf(result: ToolResult): readonly ResultSection[] {
  const value = result.structuredContent ?? parsed(result.content);
  const sections = value === undefined ? [] : sectionsOfValue(value);
  const rest = sections.length > 0 ? result.content.filter(({ type }) => type !== 'text') : result.content;
  const asItCame: ResultSection = { kind: 'content', content: rest, name: null };
  return rest.length > 0 || sections.length === 0 ? [...sections, asItCame] : sections;
}

/** The tasks that a result carries, if it carries any. */
export function tasksIn(result: ToolResult | null): readonly Task[] | null {
  return result ? tasksOf(result.structuredContent ?? parsed(result.content)) : null;
}

function sectionsOfValue(value: unknown): readonly ResultSection[] {
  const tasks = tasksOf(value);
  if (tasks) return [{ kind: 'tasks', tasks, name: null }];
  const [only, ...others] = isFields(value) ? Object.values(value) : [value];
  const whole = others.length === 0 ? listShape(only) : null;
  if (whole) return [{ ...whole, name: null }];
  return isFields(value) ? sectionsOfFields(value) : [];
}

/** The plain fields of an object, then each of its lists under its name. */
function sectionsOfFields(value: Fields): readonly ResultSection[] {
  const lists = Object.entries(value).flatMap(([name, inner]) => {
    const shape = listShape(inner);
    return shape && shape.kind !== 'list' ? [{ ...shape, name }] : [];
  });
  const isListed = new Set(lists.map(({ name }) => name));
  const plain = Object.entries(value).filter(([name]) => !isListed.has(name));
  return plain.length > 0 ? [{ kind: 'fields', fields: Object.fromEntries(plain), name: null }, ...lists] : lists;
}

function listShape(value: unknown): ResultShape | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  if (value.every(isTask)) return { kind: 'tasks', tasks: value };
  if (value.every(isFields)) return rowsOf(value);
  return value.every(isScalar) ? { kind: 'list', values: value } : null;
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

function isScalar(value: unknown): value is Scalar {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
