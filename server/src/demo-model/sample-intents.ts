import { Intent } from './intent.js';
import { say } from './planned-item.js';

const MARKDOWN = `## A heading

Some **bold** and *italic* words, a [link](https://example.com) and \`inline code\`.

1. First
2. Second
   - with a detail

> A quotation.

- [x] Done
- [ ] Not done`;

const CODE = `\`\`\`ts
/** Greets one person. */
export function greet(name: string): string {
  return \`Hello, \${name}!\`;
}
\`\`\`

\`\`\`sql
SELECT title FROM tasks WHERE status = 'open' ORDER BY due_at;
\`\`\``;

const TABLE = `| Day | Morning | Afternoon |
| --- | :-----: | --------: |
| Monday | write | 3 |
| Tuesday | review | 5 |
| Wednesday | rest | 8 |`;

const MOST_WORDS = 20_000;

const table: Intent = { phrases: ['Show a table'], pattern: /\btable\b/i, answer: () => [say(TABLE)] };

const code: Intent = { phrases: ['Show code'], pattern: /\bcode\b/i, answer: () => [say(CODE)] };

const markdown: Intent = { phrases: ['Show markdown'], pattern: /\bmarkdown\b/i, answer: () => [say(MARKDOWN)] };

const long: Intent = {
  phrases: ['Give me a long answer', 'Write 200 words'],
  pattern: /\blong (?:answer|text)\b|\b(\d+)[ -]words?\b/i,
  answer: ([, number]) => [say(words(Math.min(Number(number ?? 400), MOST_WORDS)))],
};

/** Answers that show what the page can display. */
export const SAMPLE_INTENTS: readonly Intent[] = [table, code, markdown, long];

function words(number: number): string {
  const sentences = Array.from(
    { length: Math.ceil(number / 12) },
    (_, at) => `This is sentence ${at + 1} of a long text that says nothing new.`,
  );
  const paragraphs = Array.from({ length: Math.ceil(sentences.length / 5) }, (_, at) =>
    sentences.slice(at * 5, at * 5 + 5).join(' '),
  );
  return paragraphs.join('\n\n').match(new RegExp(`^(?:\\s*\\S+){${number}}`))?.[0] ?? '';
}
