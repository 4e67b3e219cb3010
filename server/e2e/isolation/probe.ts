/** What somebody gets for a question. */
export interface Reply {
  readonly status: number;
  /** All that was sent back: headers that say something, and the body. */
  readonly text: string;
}

/** A question that has the id of something in it. */
export interface Probe {
  readonly name: string;
  /** Whether it leaves everything as it is. */
  readonly reads: boolean;
  /** The status for an id that is not the asker's, where there is just one. */
  readonly refusal?: number;
  /** Whether it holds a key of the asker's own choice instead of an id. */
  readonly takesKey: boolean;
  readonly ask: (id: string) => Promise<Reply>;
}

const SAYING = ['content-type', 'location', 'content-disposition', 'x-run-id', 'www-authenticate'];

/** An id that nobody's thing has. */
export const NOBODYS = '0197a000-0000-7000-8000-000000000000';

/** The same request id makes answers alike that say the same. */
export const SAME_REQUEST = { 'X-Request-Id': 'the-same' };

/** Reads an answer to its end. */
export async function replyOf(response: Response): Promise<Reply> {
  const headers = SAYING.map((name) => `${name}: ${response.headers.get(name) ?? ''}`);
  return { status: response.status, text: [...headers, await response.text()].join('\n') };
}

/** A reply without what differs between any two answers that tell of new things of one's own. */
export function alike({ status, text }: Reply): string {
  const plain = status < 300 ? text.replace(/[0-9a-f-]{32,}|\d+/g, '…') : text;
  return `${status} ${plain}`;
}
