import { type Answer, type Part, type Question } from '../app/transcript/turns';
import { aCall, aRun } from '../app/testing/stories';

const AT = '2026-11-23T14:02:00.000Z';

export const PROSE = `Done. “Review Q4 report” is on your list for Friday. **Two of your five days** are already full, so I would protect [Thursday afternoon](https://example.org/calendar) for it.

## Your week at a glance

| Day | Meetings | Free |
| :-- | --: | --: |
| Monday | 3 | 4 h |
| Thursday | 1 | 6 h |

1. Collect the numbers, with \`npm run report\`
2. Write the summary
   - one page
   - no slides

- [x] Ask finance
- [ ] Book a room

> Numbers from finance arrive on Thursday evening.

\`\`\`ts
/** Tasks that are late, the oldest first. */
export function late(tasks: readonly Task[], now = new Date()): readonly Task[] {
  return tasks.filter((task) => task.dueAt !== null && task.dueAt < now).toSorted((a, b) => +a.dueAt - +b.dueAt);
}
\`\`\`

![A chart](https://elsewhere.example/chart.png)`;

export function question(id: string, text: string, over: Partial<Question> = {}): Question {
  return { role: 'user', id, text, createdAt: AT, updatedAt: AT, sending: false, ...over };
}

export function answer(id: string, parts: readonly Part[], over: Partial<Answer> = {}): Answer {
  const run = aRun({
    id: `run-${id}`,
    status: 'completed',
    timings: { queued_ms: 3, first_token_ms: 240, total_ms: 2300 },
  });
  const settled = { status: 'complete', feedback: null, createdAt: AT, updatedAt: AT } as const;
  return { role: 'assistant', id, runId: run.id, run, parts, ...settled, ...over };
}

export function words(text: string, done = true): Part {
  return { kind: 'text', id: `text-${text.length}`, text, done };
}

export function calls(...of: readonly Parameters<typeof aCall>[0][]): Part {
  return { kind: 'calls', id: `calls-${of[0]?.id ?? ''}`, calls: of.map((over) => aCall(over)) };
}
