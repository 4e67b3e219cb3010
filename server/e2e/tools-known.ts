import { type ToolServerList } from '../src/chat/chat.dto.js';
import { type Person } from './person.js';

/** Resolves when every server has told what it offers to this person, or cannot be reached, however busy the machine. */
export async function toolsKnown(person: Person): Promise<void> {
  for (;;) {
    const { body } = await person.get<ToolServerList>('/api/chat/tools'); // waits for the servers a while itself
    if (body.servers.every(({ status }) => status !== 'connecting')) return;
  }
}
