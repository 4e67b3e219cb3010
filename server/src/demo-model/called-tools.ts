import { DemoRequest } from './demo-request.js';
import { PlannedItem, say } from './planned-item.js';
import { use } from './tools.js';

const LINE = /^call (\S+) with (\{.*\})$/i;
const LONGEST_QUOTE = 500;

/**
 * For tests: "Call echo with {"text": "Hi"}", one line for each call, makes just these calls side by side and then
 * tells what came of them. Null when the person said something else.
 */
export function calledTools(request: DemoRequest): PlannedItem[] | null {
  const lines = (request.said.at(-1) ?? '').split('\n').map((line) => LINE.exec(line.trim()));
  const calls = lines.flatMap((line) => (line ? [{ tool: line[1] ?? '', args: line[2] ?? '' }] : []));
  if (calls.length === 0 || calls.length < lines.length) return null;
  if (request.results.length > 0)
    return request.results.map(({ name, text }) => say(`\`${name}\` said: ${text.slice(0, LONGEST_QUOTE)}\n\n`));
  return calls.flatMap(({ tool, args }, index) =>
    use(request, tool, `I call \`${tool}\`.`, JSON.parse(args) as object).slice(index === 0 ? 0 : -1),
  );
}
