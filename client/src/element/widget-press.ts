import { type ChatKitOptions, type Widgets } from '@openai/chatkit';
import { type Acted } from '../app/items/acted';
import { type ShownThread } from './shown-thread';

type Pressed = Extract<Acted, { kind: 'widget' }>;
type OnAction = NonNullable<ChatKitOptions['widgets']>['onAction'];

/** Brings an action of a widget to where it belongs: the page, or the server with a stream or without one. */
export async function pressed(
  { acted, itemId, widget }: Pressed,
  thread: ShownThread,
  onAction: OnAction,
): Promise<void> {
  const { type, payload = {}, handler, streaming } = acted.action;
  if (handler === 'client') {
    await onAction?.({ type, payload }, { id: itemId, widget: widget as unknown as Widgets.WidgetRoot }); // as the server sent it
  } else if (streaming === false) {
    const item = await thread.source.actAtOnce({ type, payload }, itemId);
    if (item) thread.chat.hear({ type: 'thread.item.replaced', item });
  } else if (!thread.isResponding()) {
    await thread.chat.adopt(thread.source.act({ type, payload }, itemId));
  }
}
