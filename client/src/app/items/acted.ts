import { type Entity } from '@openai/chatkit';
import { type WidgetNode } from '../api/thread-items';
import { type WidgetActed } from '../widgets/widget-view';
import { type InputsGiven } from './inputs-form';

/** What a person does with a piece of an answer. */
export type Acted =
  | { readonly kind: 'widget'; readonly itemId: string; readonly widget: WidgetNode; readonly acted: WidgetActed }
  | { readonly kind: 'inputs'; readonly itemId: string; readonly given: InputsGiven }
  | { readonly kind: 'source'; readonly entity: Entity };
