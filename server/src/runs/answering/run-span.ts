import { SpanKind } from '@opentelemetry/api';
import { contextOf, inSpan } from '../../telemetry/spans.js';
import { type Run } from '../journal/run.entity.js';

/** Runs `work` as a span of the trace that the run was accepted in, whatever process and time that was. */
export function inRunSpan<T>(run: Run, work: () => Promise<T>): Promise<T> {
  const attributes = {
    'gen_ai.operation.name': 'invoke_agent',
    'gen_ai.provider.name': 'openai',
    'gen_ai.agent.name': 'chatkeep',
    'gen_ai.conversation.id': run.conversationId,
    'gen_ai.request.model': run.model,
    'user.id': run.userId,
    'chatkeep.run.id': run.id,
    'chatkeep.run.epoch': run.epoch,
  };
  const options = { kind: SpanKind.INTERNAL, attributes };
  const told = contextOf(run.traceParent);
  return inSpan(
    'invoke_agent chatkeep',
    options,
    async (span) => {
      const result = await work();
      span.setAttribute('chatkeep.run.status', run.status);
      return result;
    },
    told,
  );
}
