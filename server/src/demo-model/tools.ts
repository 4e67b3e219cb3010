import { DemoRequest } from './demo-request.js';
import { PlannedItem, say } from './planned-item.js';

/** What the tool of this name has answered since the person's last message. */
export function resultsOf({ results }: DemoRequest, tool: string): string[] {
  return results.filter(({ name }) => isNamed(name, tool)).map(({ text }) => text);
}

/** Says what it is about to do and asks for it, once for each set of arguments; or says that it has no such tool. */
export function use({ toolNames }: DemoRequest, tool: string, intro: string, ...calls: object[]): PlannedItem[] {
  const name = toolNames.find((name) => isNamed(name, tool));
  if (!name) return [say(`I would need the tool \`${tool}\` for that, and it is not among the tools I was given.`)];
  return [say(intro), ...calls.map((call): PlannedItem => ({ type: 'call', name, arguments: JSON.stringify(call) }))];
}

/** Tells what a tool said instead of what was hoped for. */
export function notConfirmed(tool: string, text: string): string {
  return `\`${tool}\` did not confirm it. It said: ${text.trim().slice(0, 500) || '(nothing)'}`;
}

function isNamed(name: string, tool: string): boolean {
  return name === tool || name.endsWith(`__${tool}`);
}
