import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { acceptedContent, createMcpHandler, inputRequired, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const Address = z.object({ street: z.string() });

/** A server of tools: `buy` can change what it says of itself, `deliver` asks where to, `hold` takes until it is released. */
export async function shopServer() {
  let held = hold();
  const shop = {
    url: '',
    description: 'Buys things',
    bought: 0,
    /** Resolves when a call of `hold` is being made. */
    holding: () => held.began.promise,
    /** Lets the calls of `hold` end that are being made; later ones take until the next release. */
    release: () => {
      held.ended.resolve(undefined);
      held = hold();
    },
  };
  const build = () => shopTools(shop, () => held);
  const mcp = toNodeHandler(createMcpHandler(build));
  const http = createServer((request, response) => void mcp(request, response)).listen(0, '127.0.0.1');
  await once(http, 'listening');
  return Object.assign(shop, {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/mcp`,
    [Symbol.asyncDispose]: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  });
}

/** What the shop says of `buy` now, and how often that was done. */
interface Counter {
  readonly description: string;
  bought: number;
}

function shopTools(shop: Counter, held: () => Hold): McpServer {
  const server = new McpServer({ name: 'shop', version: '1' });
  server.registerTool('buy', { description: shop.description }, () => {
    shop.bought++;
    return said('Bought');
  });
  server.registerTool('deliver', {}, ({ mcpReq }) => {
    const given = acceptedContent(mcpReq.inputResponses, 'address', Address);
    if (given) return said(`Delivered to ${given.street}`);
    return inputRequired({
      inputRequests: { address: inputRequired.elicit({ message: 'Where to?', requestedSchema: Address }) },
    });
  });
  server.registerTool('hold', {}, async () => {
    const { began, ended } = held();
    began.resolve(undefined);
    await ended.promise;
    return said('Held');
  });
  return server;
}

type Hold = ReturnType<typeof hold>;

function hold() {
  return { began: Promise.withResolvers<undefined>(), ended: Promise.withResolvers<undefined>() };
}

function said(text: string) {
  return { content: [{ type: 'text' as const, text }] };
}
