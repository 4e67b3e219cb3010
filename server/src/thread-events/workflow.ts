import { IconName } from './icon-name.js';
import { FileSource, UrlSource } from './source.js';

interface TaskDetails {
  status_indicator: 'none' | 'loading' | 'complete';
  title?: string;
}

/** A step in the server's own words; ours may carry the tool call behind it, which ChatKit clients ignore. */
export interface CustomTask<ToolCall = unknown> extends TaskDetails {
  type: 'custom';
  icon?: IconName;
  content?: string;
  tool_call?: ToolCall;
}

/** A search of the web and what it found. */
export interface WebSearchTask extends TaskDetails {
  type: 'web_search';
  title_query?: string;
  queries: string[];
  sources: UrlSource[];
}

/** A piece of the model's reasoning. */
export interface ThoughtTask extends TaskDetails {
  type: 'thought';
  content: string;
}

/** Files that were looked at. */
export interface FileTask extends TaskDetails {
  type: 'file';
  sources: FileSource[];
}

/** An image being made. */
export interface ImageTask extends TaskDetails {
  type: 'image';
}

/** One step of a workflow. */
export type Task = CustomTask | WebSearchTask | ThoughtTask | FileTask | ImageTask;

/** What a closed workflow says in one line; a duration is in whole seconds. */
export type WorkflowSummary = { title: string; icon?: IconName } | { duration: number };

/** The steps between a question and its answer. */
export interface Workflow {
  type: 'custom' | 'reasoning';
  tasks: Task[];
  expanded: boolean;
  summary?: WorkflowSummary;
}
