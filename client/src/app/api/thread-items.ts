import type { ToolCall } from './api';

interface ItemDetails {
  readonly id: string;
  readonly created_at: string;
}

/** Where a statement comes from. */
export interface Source {
  readonly type: 'url' | 'file' | 'entity';
  readonly title?: string;
  readonly description?: string;
  readonly attribution?: string;
  readonly url?: string;
  readonly filename?: string;
  readonly id?: string;
  readonly label?: string;
  readonly icon?: string;
  readonly interactive?: boolean;
  readonly data?: Readonly<Record<string, string>>;
}

export interface Annotation {
  readonly source: Source;
  readonly index?: number;
}

export interface OutputText {
  readonly type?: 'output_text';
  readonly text: string;
  readonly annotations?: readonly Annotation[];
}

/** A piece of an answer, as ChatKit names it. */
export interface AssistantItem extends ItemDetails {
  readonly type: 'assistant_message';
  readonly content: readonly OutputText[];
}

/** A file that belongs to a message. */
export interface Attachment {
  readonly type: 'file' | 'image';
  readonly id: string;
  readonly name: string;
  readonly mime_type: string;
  readonly preview_url?: string;
  /** In bytes, where it is known. */
  readonly size?: number;
  /** Where the whole file is, if this server says so. */
  readonly url?: string;
}

interface UserContent {
  readonly type: string;
  readonly text?: string;
  readonly id?: string;
}

export interface UserItem extends ItemDetails {
  readonly type: 'user_message';
  readonly content: readonly UserContent[];
  readonly attachments?: readonly Attachment[];
  readonly quoted_text?: string;
}

/** One step of a workflow; a call of a tool of ours carries the call itself. */
export interface WorkflowTask {
  readonly type: string;
  readonly title?: string | null;
  readonly icon?: string;
  readonly content?: string | null;
  readonly title_query?: string;
  readonly queries?: readonly string[];
  readonly sources?: readonly Source[];
  readonly status_indicator?: 'none' | 'loading' | 'complete';
  readonly tool_call?: ToolCall;
}

export interface Workflow {
  readonly type: 'custom' | 'reasoning';
  readonly tasks: readonly WorkflowTask[];
  readonly expanded?: boolean;
  readonly summary?: { readonly title?: string; readonly icon?: string; readonly duration?: number };
}

interface WorkflowItem extends ItemDetails {
  readonly type: 'workflow';
  readonly workflow: Workflow;
}

/** One step outside a workflow. */
interface TaskItem extends ItemDetails {
  readonly type: 'task';
  readonly task: WorkflowTask;
}

/** A part of a widget, described as data; each kind reads the properties it knows. */
export interface WidgetNode {
  readonly type: string;
  readonly id?: string;
  readonly [property: string]: unknown;
}

interface WidgetItem extends ItemDetails {
  readonly type: 'widget';
  readonly widget: WidgetNode;
  readonly copy_text?: string;
}

interface ImageItem extends ItemDetails {
  readonly type: 'generated_image';
  readonly image?: { readonly id: string; readonly url: string };
}

/** A question that the assistant puts to the person. */
export interface InputQuestion {
  readonly type: 'multiple_choice' | 'freeform';
  readonly id: string;
  readonly question: string;
  readonly description?: string;
  readonly options?: readonly { readonly value: string }[];
  readonly multiple?: boolean;
  readonly answer?: { readonly values?: readonly string[]; readonly skipped?: boolean };
}

export interface InputItem extends ItemDetails {
  readonly type: 'structured_input';
  readonly status: 'pending' | 'answered' | 'skipped';
  readonly inputs: readonly InputQuestion[];
}

/** A tool that the page itself runs. */
export interface ClientToolItem extends ItemDetails {
  readonly type: 'client_tool_call';
  readonly status: 'pending' | 'completed';
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** A hint that it is the person's turn; there is nothing to draw. */
interface EndOfTurnItem extends ItemDetails {
  readonly type: 'end_of_turn';
}

/** Whatever a thread holds, one below the other. */
export type ThreadItem =
  | AssistantItem
  | UserItem
  | WorkflowItem
  | TaskItem
  | WidgetItem
  | ImageItem
  | InputItem
  | ClientToolItem
  | EndOfTurnItem;
