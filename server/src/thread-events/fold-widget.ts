import { WidgetUpdate } from './thread-item-update.js';
import { WidgetComponent, WidgetRoot } from './widget.js';

/** A widget after one more change to it, or to a node inside it. */
export function foldWidget(root: WidgetRoot, update: WidgetUpdate): WidgetRoot {
  switch (update.type) {
    case 'widget.root.updated':
      return update.widget;
    case 'widget.component.updated':
      return inside(root, update.component_id, () => update.component);
    case 'widget.streaming_text.value_delta':
      return inside(root, update.component_id, (node) => ({ ...node, value: textOf(node) + update.delta }));
  }
}

type Change = (node: WidgetComponent) => WidgetComponent;

function inside<Node extends WidgetComponent>(node: Node, id: string, change: Change): Node {
  const { children } = node;
  if (!children) return node;
  const visit = (child: WidgetComponent) => (child.id === id ? change(child) : inside(child, id, change));
  return { ...node, children: Array.isArray(children) ? children.map(visit) : visit(children) };
}

function textOf(node: WidgetComponent): string {
  return typeof node['value'] === 'string' ? node['value'] : '';
}
