import { type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** What answers a request whose body was read already. */
export type FixtureAnswer = (request: IncomingMessage, response: ServerResponse, body: unknown) => unknown;

const Message = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string(),
  params: z.object({ name: z.string().optional() }).optional(),
});

/** What a body asks for: the method, and the tool where it calls one. */
export function called(body: unknown): { id?: unknown; method?: string; tool?: string | undefined } {
  const { data } = Message.safeParse(body);
  if (!data) return {};
  return { id: data.id, method: data.method, tool: data.method === 'tools/call' ? data.params?.name : undefined };
}

/** Whether a body is the first that only clients of today send. */
export function isModern(body: unknown): boolean {
  return called(body).method === 'server/discover';
}
