import { type ToolServerList, type ToolServerView } from '../src/chat/chat.dto.js';
import { type ConnectionBegun } from '../src/connections/connections.dto.js';
import { Browser } from './browser.js';
import { type Person } from './person.js';
import { toolsKnown } from './tools-known.js';

/** The address that browsers know, which no test machine has. */
export const PUBLIC = 'http://chatkeep.test';
export const CALLBACK = '/api/chat/connections/callback';
export const PAGE = '/settings/tools';

/** Sets out to sign in at an MCP server, and goes as far as the address that brings the browser back to `url`. */
export async function setOut(person: Person, url: string, name = 'mail') {
  const browser = new Browser({ [PUBLIC]: url });
  const { body, headers } = await person.post<ConnectionBegun>(`/api/chat/connections/${name}`);
  browser.keep(PUBLIC, headers);
  return { browser, back: await browser.follow(body.authorization_url, CALLBACK) };
}

/** Signs in at an MCP server; answers what the page is told of it. */
export async function connect(person: Person, url: string, name = 'mail'): Promise<string> {
  const { browser, back } = await setOut(person, url, name);
  return (await browser.follow(back.href, PAGE)).search;
}

/** A server as the page lists it, once it has told what it offers. */
export async function listed(person: Person, name = 'mail'): Promise<ToolServerView | undefined> {
  await toolsKnown(person);
  const { body } = await person.get<ToolServerList>('/api/chat/tools');
  return body.servers.find((server) => server.name === name);
}
