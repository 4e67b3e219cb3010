import { type CallToolResult, type InputRequiredResult } from '@modelcontextprotocol/client';
import { DEEPEST } from '../../outside/nesting.js';
import { type Retry, type ToolOutcome, type ToolQuestion } from '../toolbox.js';
import { type Trouble } from './trouble.js';

const MAX_MESSAGE = 2_000;
const MAX_QUESTION = 500;

/** What a tool has answered, and what its server asked meanwhile that nobody has answered. */
export function outcomeOf(
  { content: answered, structuredContent, isError }: CallToolResult,
  unanswered: readonly string[] = [],
): ToolOutcome {
  const content = [...answered, ...unanswered.map(note)];
  const result = { content, ...(structuredContent !== undefined && { structuredContent }) };
  if (!isError) return { status: 'success', result, error: null };
  const said = content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n');
  const message = said.slice(0, MAX_MESSAGE) || 'The tool failed and did not say why.';
  return { status: 'error', result, error: { code: 'tool_failed', message } };
}

/** What a tool has answered that did its work, and answered something else than it promised. */
export function outcomeOfBrokenPromise({ content, structuredContent }: CallToolResult): ToolOutcome {
  const result = { content, ...(structuredContent !== undefined && { structuredContent }) };
  return { status: 'error', result, error: { code: 'tool_result_invalid', message: BROKEN_PROMISE } };
}

/** What a tool has answered that did its work, and whose answer cannot be kept. */
export function outcomeOfMaze(): ToolOutcome {
  return { status: 'error', result: null, error: { code: 'tool_result_too_deep', message: MAZE } };
}

const MAZE = `The tool has done its work, but its answer is nested deeper than ${DEEPEST} levels, which is too much to use. Do not make the call again.`;

const BROKEN_PROMISE =
  'The tool has done its work, but its answer is not of the form that its server promised. Do not make the call again.';

/** What is left of a call without an answer: nobody knows what a tool with effects has done. */
export function outcomeOfTrouble({ code, message, isLost }: Trouble, retry: Retry): ToolOutcome {
  if (!isLost) return { status: 'error', result: null, error: { code, message } };
  if (retry !== 'effect') {
    const error = { code, message: `${message} It is safe to try again.` };
    return { status: 'error', result: null, error, isLost };
  }
  const warning = `${message} It may or may not have done its work: look before you try again.`;
  return { status: 'unknown_outcome', result: null, error: { code, message: warning } };
}

/** What a server asks before it goes on. */
export function questionOf({ inputRequests = {}, requestState }: InputRequiredResult): ToolQuestion {
  return { requests: { ...inputRequests }, ...(requestState !== undefined && { requestState }) };
}

function note(question: string): { type: 'text'; text: string } {
  const asked = question.slice(0, MAX_QUESTION);
  return { type: 'text', text: `The server asked the user “${asked}” while it worked, and got no answer in time.` };
}
