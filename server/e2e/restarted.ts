import { type Person } from './person.js';
import { type TestServer } from './test-server.js';
import { toolsKnown } from './tools-known.js';

/** Ends a server and starts it again, `start` says how; the person goes on there and knows its tools. */
export async function restarted(server: TestServer, person: Person, start: () => Promise<TestServer>) {
  await server[Symbol.asyncDispose]();
  const again = await start();
  const ada = person.at(again.url);
  await toolsKnown(ada);
  return { server: again, ada };
}
