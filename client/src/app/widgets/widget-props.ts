import { type WidgetNode } from '../api/thread-items';

/** What a control does when it is used; by default the server hears of it, and its answer streams. */
export interface ActionConfig {
  readonly type: string;
  readonly payload?: Readonly<Record<string, unknown>> | undefined;
  readonly handler?: 'client' | 'server';
  readonly loadingBehavior?: 'auto' | 'none' | 'self' | 'container';
  readonly streaming?: boolean;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

/** A property as text; empty when it is none. */
export function text(node: WidgetNode, name: string): string {
  const value = node[name];
  return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
}

/** A property as a number; `null` when it is none. */
export function number(node: WidgetNode, name: string): number | null {
  const value = node[name];
  return typeof value === 'number' ? value : null;
}

/** Whether a property is set to true. */
export function flag(node: WidgetNode, name: string): boolean {
  return node[name] === true;
}

/** A property that describes an action. */
export function action(node: WidgetNode, name: string): ActionConfig | null {
  return asAction(node[name]);
}

/** A button of a card: its words and what it does. */
export function cardAction(node: WidgetNode, name: string): { label: string; action: ActionConfig } | null {
  const value = node[name];
  if (!isRecord(value)) return null;
  const config = asAction(value['action']);
  return config && { label: String(value['label']), action: config };
}

/** The options of a control that offers some. */
export function choices(node: WidgetNode): readonly Choice[] {
  const { options } = node;
  const list: readonly unknown[] = Array.isArray(options) ? options : [];
  return list.filter(isRecord).map((option) => ({
    value: String(option['value']),
    label: String(option['label'] ?? option['value']),
    disabled: option['disabled'] === true,
  }));
}

/** Any value as an object, when it is one. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asAction(value: unknown): ActionConfig | null {
  if (!isRecord(value) || typeof value['type'] !== 'string') return null;
  const { type, payload, handler, loadingBehavior, streaming } = value;
  return {
    type,
    ...(isRecord(payload) && { payload }),
    ...(handler === 'client' && { handler }),
    ...(isBehavior(loadingBehavior) && { loadingBehavior }),
    streaming: streaming !== false,
  };
}

function isBehavior(value: unknown): value is NonNullable<ActionConfig['loadingBehavior']> {
  return ['auto', 'none', 'self', 'container'].includes(String(value));
}
