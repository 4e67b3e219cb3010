import { type WidgetNode } from '../api/thread-items';

/** The widget with another component in the place of the one with this id. */
export function withComponent(widget: WidgetNode, id: string, component: WidgetNode): WidgetNode {
  return mapped(widget, id, () => component);
}

/** The widget with a text of it grown. */
export function withValueDelta(widget: WidgetNode, id: string, delta: string): WidgetNode {
  return mapped(widget, id, (node) => ({ ...node, value: `${text(node['value'])}${delta}` }));
}

/** The children of a component; one alone counts as a list of one. */
export function childrenOf(node: WidgetNode): readonly WidgetNode[] {
  const { children } = node;
  const list: readonly unknown[] = Array.isArray(children) ? children : [children];
  return list.filter(isNode);
}

function mapped(node: WidgetNode, id: string, edit: (node: WidgetNode) => WidgetNode): WidgetNode {
  if (node.id === id) return edit(node);
  const before = childrenOf(node);
  const after = before.map((child) => mapped(child, id, edit));
  return after.some((child, index) => child !== before[index]) ? { ...node, children: after } : node;
}

function isNode(value: unknown): value is WidgetNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
