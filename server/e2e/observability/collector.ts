import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface OtlpValue {
  readonly stringValue?: string;
  readonly intValue?: number | string;
  readonly arrayValue?: { readonly values: readonly OtlpValue[] };
}

interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly startTimeUnixNano: string;
  readonly name: string;
  readonly status: { readonly code: number };
  readonly attributes: readonly { readonly key: string; readonly value: OtlpValue }[];
}

interface OtlpRequest {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[] }[];
}

/** A finished span as a collector gets it. */
export interface CollectedSpan extends Omit<OtlpSpan, 'attributes'> {
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A collector of traces, as small as can be: takes OTLP over HTTP in JSON, and keeps it. */
export class Collector implements AsyncDisposable {
  /** Everything that it was sent, word for word. */
  readonly bodies: string[] = [];
  private readonly server = createServer((request, response) => {
    void text(request).then((body) => {
      this.bodies.push(body);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  });

  static async start(): Promise<Collector> {
    const collector = new Collector();
    collector.server.listen(0, '127.0.0.1');
    await once(collector.server, 'listening');
    return collector;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo; // it listens on a port
    return `http://127.0.0.1:${port}`;
  }

  /** The spans of one trace, in the order of their arrival. */
  spans(traceId: string): CollectedSpan[] {
    const requests = this.bodies.map((body) => JSON.parse(body) as OtlpRequest);
    const scopes = requests.flatMap(({ resourceSpans }) => resourceSpans.flatMap(({ scopeSpans }) => scopeSpans));
    return scopes.flatMap(({ spans }) => spans.filter((span) => span.traceId === traceId).map(collected));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }
}

function collected({ attributes, ...span }: OtlpSpan): CollectedSpan {
  return { ...span, attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)])) };
}

function plain({ stringValue, intValue, arrayValue }: OtlpValue): unknown {
  return arrayValue ? arrayValue.values.map(plain) : (stringValue ?? Number(intValue));
}
