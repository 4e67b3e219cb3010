import { DemoRequest, demoRequest, Turn } from '../demo-request.js';
import { plan } from '../planner.js';

const TOOLS = ['create_task', 'list_tasks', 'update_task', 'complete_task', 'delete_task'].map(
  (name) => `tasks__${name}`,
);

/** What one tool answered. */
export type Result = [tool: string, result: unknown];

/** A request with this history. */
export function request(turns: Turn[], toolNames = TOOLS): DemoRequest {
  return demoRequest(turns, turns, { model: 'demo-scripted', isStreaming: true, wantsUsage: true, toolNames });
}

function turnsOf(text: string, result?: Result): Turn[] {
  const turns: Turn[] = [{ role: 'user', text }];
  if (!result) return turns;
  const [tool, value] = result;
  const answer = typeof value === 'string' ? value : JSON.stringify(value);
  return [
    ...turns,
    { role: 'call', id: 'call_1', name: `tasks__${tool}` },
    { role: 'result', callId: 'call_1', text: answer },
  ];
}

/** What the demo model says after this history. */
export function textOf(turns: Turn[], tools = TOOLS): string {
  return plan(request(turns, tools))
    .flatMap((item) => (item.type === 'text' ? [item.text] : []))
    .join('');
}

/** What the demo model says to this, once a tool has answered. */
export function answer(text: string, result?: Result): string {
  return textOf(turnsOf(text, result));
}

/** What the demo model asks its tools for, once another has answered. */
export function calls(text: string, result?: Result): [string, unknown][] {
  const items = plan(request(turnsOf(text, result)));
  return items.flatMap((item) => (item.type === 'call' ? [[item.name, JSON.parse(item.arguments)]] : []));
}
