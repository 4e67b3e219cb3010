import { type ToolServerList } from '../src/chat/chat.dto.js';
import { type Person } from './person.js';

/**
 * Resolves when every server, or each of these, has told what it offers to this person or cannot be reached, however
 * busy the machine.
 */
export async function toolsKnown(person: Person, ...names: readonly string[]): Promise<void> {
  for (;;) {
    const { body } = await person.get<ToolServerList>('/api/chat/tools'); // waits for the servers a while itself
    const awaited = body.servers.filter(({ name }) => names.length === 0 || names.includes(name));
    if (awaited.every(({ status }) => status !== 'connecting')) return;
  }
}
