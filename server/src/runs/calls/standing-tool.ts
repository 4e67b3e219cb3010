import { type Tool } from '../../agent/toolbox.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { type ToolApproval } from './tool-approval.entity.js';

/** A tool as it stands for a user who has allowed some tools for longer than once. */
export interface StandingTool extends Tool {
  /** Whether the user had allowed it, but it is not any more what it was then; so it asks again. */
  readonly hasChanged: boolean;
}

/** The tool with what was allowed of it: an approval holds for the tool as it was then, and no longer. */
export function standing(tool: Tool, approvals: readonly ToolApproval[]): StandingTool {
  const given = approvals.filter(({ server, toolName }) => tool.server === server && tool.toolName === toolName);
  const asks = tool.asks && !given.some(({ toolSha256 }) => toolSha256 === tool.sha256);
  return { ...tool, asks, hasChanged: asks && given.length > 0 };
}

/** Calls that were allowed while their tools were something else: they ask again. */
export function askingAgain(calls: readonly RunToolCall[], tools: readonly Tool[]): RunToolCall[] {
  return calls.flatMap((call) => {
    const tool = tools.find(({ name }) => name === call.modelToolName);
    const wasAllowed = call.status === 'planned' && call.decision?.decision === 'approve';
    if (!tool || !wasAllowed || tool.sha256 === call.toolSha256) return [];
    return [
      { ...call, status: 'awaiting_approval', decision: null, toolSha256: tool.sha256, toolChanged: true } as const,
    ];
  });
}
