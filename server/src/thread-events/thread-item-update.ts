import { Annotation } from './source.js';
import { AssistantMessageContent, GeneratedImage } from './thread-items.js';
import { WidgetComponent, WidgetRoot } from './widget.js';
import { Task } from './workflow.js';

/** A part begins in an assistant message. */
export interface ContentPartAdded {
  type: 'assistant_message.content_part.added';
  content_index: number;
  content: AssistantMessageContent;
}

/** A part of an assistant message grows. */
export interface ContentPartTextDelta {
  type: 'assistant_message.content_part.text_delta';
  content_index: number;
  delta: string;
}

/** A part of an assistant message gets a citation. */
export interface ContentPartAnnotationAdded {
  type: 'assistant_message.content_part.annotation_added';
  content_index: number;
  annotation_index: number;
  annotation: Annotation;
}

/** A part of an assistant message is whole: this replaces it. */
export interface ContentPartDone {
  type: 'assistant_message.content_part.done';
  content_index: number;
  content: AssistantMessageContent;
}

/** A workflow gets a step, or a step of it changes: the task comes whole. */
export interface WorkflowTaskChanged {
  type: 'workflow.task.added' | 'workflow.task.updated';
  task_index: number;
  task: Task;
}

/** A text inside a widget grows. */
export interface WidgetTextDelta {
  type: 'widget.streaming_text.value_delta';
  component_id: string;
  delta: string;
  done: boolean;
}

/** A node inside a widget is replaced. */
export interface WidgetComponentUpdated {
  type: 'widget.component.updated';
  component_id: string;
  component: WidgetComponent;
}

/** A whole widget is replaced. */
export interface WidgetRootUpdated {
  type: 'widget.root.updated';
  widget: WidgetRoot;
}

/** An image gets clearer; progress runs from 0 to 1. */
export interface GeneratedImageUpdated {
  type: 'generated_image.updated';
  image: GeneratedImage;
  progress?: number;
}

/** A change to an assistant message that is still being written. */
export type AssistantMessageUpdate =
  ContentPartAdded | ContentPartTextDelta | ContentPartAnnotationAdded | ContentPartDone;

/** A change to a widget that is still being built. */
export type WidgetUpdate = WidgetTextDelta | WidgetComponentUpdated | WidgetRootUpdated;

/** A change to an item that is not done yet. */
export type ThreadItemUpdate = AssistantMessageUpdate | WorkflowTaskChanged | WidgetUpdate | GeneratedImageUpdated;
