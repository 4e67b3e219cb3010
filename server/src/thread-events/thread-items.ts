import { Attachment } from './attachment.js';
import { Annotation } from './source.js';
import { StructuredInput } from './structured-input.js';
import { WidgetRoot } from './widget.js';
import { Task, Workflow } from './workflow.js';

interface ItemDetails {
  id: string;
  thread_id: string;
  created_at: string;
}

/** Plain text that a person wrote. */
export interface InputText {
  type: 'input_text';
  text: string;
}

/** A thing that a person mentioned by a tag. */
export interface InputTag {
  type: 'input_tag';
  id: string;
  text: string;
  data: Record<string, unknown>;
  interactive: boolean;
  group?: string;
}

/** One part of what a person sent. */
export type UserMessageContent = InputText | InputTag;

/** What a person chose for the answer to a message. */
export interface InferenceOptions {
  tool_choice?: { id: string };
  model?: string;
}

/** What a person sent. */
export interface UserMessageItem extends ItemDetails {
  type: 'user_message';
  content: UserMessageContent[];
  attachments: Attachment[];
  inference_options: InferenceOptions;
  quoted_text?: string;
}

/** One part of what the assistant said. */
export interface AssistantMessageContent {
  type: 'output_text';
  text: string;
  annotations: Annotation[];
}

/** What the assistant said. */
export interface AssistantMessageItem extends ItemDetails {
  type: 'assistant_message';
  content: AssistantMessageContent[];
}

/** A tool that the page runs. */
export interface ClientToolCallItem extends ItemDetails {
  type: 'client_tool_call';
  status: 'pending' | 'completed';
  call_id: string;
  name: string;
  arguments: Record<string, unknown>;
  output?: unknown;
}

/** Something to see and use, described as data. */
export interface WidgetItem extends ItemDetails {
  type: 'widget';
  widget: WidgetRoot;
  copy_text?: string;
}

/** A finished or half-finished image. */
export interface GeneratedImage {
  id: string;
  url: string;
}

/** An image that the assistant made; without `image` while it is pending. */
export interface GeneratedImageItem extends ItemDetails {
  type: 'generated_image';
  image?: GeneratedImage;
}

/** Questions that the assistant puts to the person. */
export interface StructuredInputItem extends ItemDetails {
  type: 'structured_input';
  status: 'pending' | 'answered' | 'skipped';
  inputs: StructuredInput[];
}

/** One step outside a workflow. */
export interface TaskItem extends ItemDetails {
  type: 'task';
  task: Task;
}

/** The steps between a question and its answer, as an item of the thread. */
export interface WorkflowItem extends ItemDetails {
  type: 'workflow';
  workflow: Workflow;
}

/** A hint that it is the person's turn. */
export interface EndOfTurnItem extends ItemDetails {
  type: 'end_of_turn';
}

/** One entry of a thread, as a client may see it. */
export type ThreadItem =
  | UserMessageItem
  | AssistantMessageItem
  | ClientToolCallItem
  | WidgetItem
  | GeneratedImageItem
  | StructuredInputItem
  | TaskItem
  | WorkflowItem
  | EndOfTurnItem;
