import { SpanKind } from '@opentelemetry/api';
import { toolCalls, toolSeconds } from '../telemetry/instruments.js';
import { inSpan, markFailed } from '../telemetry/spans.js';
import { type AnswerCall } from './answer-state.js';
import { type Tool, type ToolAsks, type ToolOutcome } from './toolbox.js';

type Outcome = ToolOutcome | ToolAsks;

/** Counts, times and traces a tool call. Servers are named in the settings; what tools are called is told to traces only. */
export async function observedCall(
  { server, toolName }: Tool,
  { id, attempt }: AnswerCall,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const startedAt = performance.now();
  const attributes = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': toolName,
    'gen_ai.tool.type': 'extension',
    'gen_ai.tool.call.id': id,
    'chatkeep.tool.server': server,
    'chatkeep.tool.attempt': attempt,
  };
  let outcome = 'stopped';
  try {
    return await inSpan(`execute_tool ${toolName}`, { kind: SpanKind.INTERNAL, attributes }, async (span) => {
      const settled = await work();
      outcome = settled.status;
      if (settled.status === 'error' || settled.status === 'unknown_outcome')
        markFailed(span, settled.error?.code ?? settled.status);
      return settled;
    });
  } finally {
    toolCalls.inc({ server, outcome });
    toolSeconds.observe({ server }, (performance.now() - startedAt) / 1000);
  }
}
