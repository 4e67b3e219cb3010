/** How a message asks the model to answer it; the model and the client share nothing else. */
export interface Order {
  readonly tokens: number;
  /** Milliseconds from the request to the first token, and from one token to the next. */
  readonly firstMs: number;
  readonly gapMs: number;
  /** Whether each token says when it was said, and not the first and the last alone. */
  readonly isStamped?: boolean;
}

const ORDER = /\[tokens=(\d+) first=(\d+) gap=(\d+) stamped=(yes|no)\]$/;
const QUESTION =
  'Please tell me in one paragraph how a database that writes ahead survives a power cut, what this costs, and when ' +
  'the cost is worth it. An example of a table with a few rows would help me more than the theory. ';

/** A message of the length of a usual question that asks for this answer. */
export function contentOf({ tokens, firstMs, gapMs, isStamped = false }: Order): string {
  return `${QUESTION}[tokens=${tokens} first=${firstMs} gap=${gapMs} stamped=${isStamped ? 'yes' : 'no'}]`;
}

export function orderIn(content: string): Order {
  const [, tokens = '1', firstMs = '0', gapMs = '0', stamped] = ORDER.exec(content) ?? [];
  return { tokens: Number(tokens), firstMs: Number(firstMs), gapMs: Number(gapMs), isStamped: stamped === 'yes' };
}
