import { asProblem, Problem } from '../api/problem';
import { failures } from '../words/english/failures';
import { type ClientToolItem } from '../api/thread-items';
import { type SourceEvent } from '../chat/chat-source';
import { type ChatKitApi, type Operation } from './chatkit-api';
import { type ThreadRun, runUpdated } from './thread-run';
import { type Names } from './names';
import { type Thread, type ThreadListener, type ThreadStreamEvent } from './thread';

/** The answer ended badly, as its own stream says. */
class AnswerFailed extends Error {
  constructor(
    override readonly message: string,
    readonly code: 'retryable' | 'final',
  ) {
    super(message);
  }
}

/** What a server tells beside the answer itself. */
type Aside = Exclude<ThreadStreamEvent, { type: 'error' | `thread.item.${string}` }>;

/** What an answer needs of the thread that it belongs to. */
interface OnThread {
  /** The thread came to be, or is another now. */
  kept(thread: Thread): void;
  /** How the result of a page's tool is handed in. */
  toolOutput(result: unknown): Operation;
}

/** Reads an answer: its stream, and the streams that go on after the page's own tools. */
export class Answering {
  constructor(
    private readonly api: ChatKitApi,
    private readonly names: Names,
    private readonly listener: ThreadListener,
    private readonly thread: OnThread,
  ) {}

  /**
   * What comes of a run, in the words of every source; a refusal before its beginning gives the message back. Whoever
   * leaves stops reading; what they sent is still brought there.
   */
  async *read(run: ThreadRun, leaving: AbortSignal): AsyncGenerator<SourceEvent> {
    const left = new AbortController();
    const leave = () => {
      if (run.hasBegun && leaving.aborted) left.abort(leaving.reason);
    };
    leaving.addEventListener('abort', leave);
    this.listener.responding(true);
    try {
      yield* this.streams(run, AbortSignal.any([left.signal, run.stopping.signal]), leave);
      yield runUpdated(run.hasSpoken ? run.in('completed') : run.withdrawn);
    } catch (error) {
      if (!leaving.aborted || !run.hasBegun) yield this.failure(run, error);
    } finally {
      leaving.removeEventListener('abort', leave);
      this.listener.progressed(null);
      this.listener.responding(false);
    }
  }

  private async *streams(run: ThreadRun, signal: AbortSignal, begun: () => void): AsyncGenerator<SourceEvent> {
    for (let operation: Operation | null = run.operation(); operation;) {
      const { runId, events } = await this.api.stream(operation, signal);
      run.serverRunId = runId;
      if (!run.hasBegun) yield runUpdated(run.in('running'));
      run.hasBegun = true;
      begun();
      const call: ClientToolItem | null = yield* this.stream(run, events);
      operation = call && this.thread.toolOutput(await this.listener.runTool(call));
    }
  }

  /** Passes on what a stream tells; returns the call of a page's tool that it ended with. */
  private async *stream(
    run: ThreadRun,
    events: AsyncIterable<ThreadStreamEvent>,
  ): AsyncGenerator<SourceEvent, ClientToolItem | null> {
    let call: ClientToolItem | null = null;
    for await (const event of events) {
      if (event.type === 'thread.item.done' && event.item.type === 'client_tool_call') call = event.item;
      const item = this.heard(run, event);
      if (item) yield { event: item };
    }
    return call?.status === 'pending' ? call : null;
  }

  /** Tells the listener what is for it; returns what changes the transcript. */
  private heard(run: ThreadRun, event: ThreadStreamEvent) {
    switch (event.type) {
      case 'thread.item.removed':
      case 'thread.item.updated':
        return event;
      case 'thread.item.added':
      case 'thread.item.done':
      case 'thread.item.replaced':
        return this.isNews(run, event.item.type, event.item.id) ? event : undefined;
      case 'error':
        throw new AnswerFailed(event.message ?? failures.answer_failed, event.allow_retry ? 'retryable' : 'final');
      default:
        this.passOn(event);
        return undefined;
    }
  }

  private passOn(event: Aside): void {
    switch (event.type) {
      case 'thread.created':
      case 'thread.updated':
        return this.thread.kept(event.thread);
      case 'stream_options':
        return this.listener.cancelAllowed(event.stream_options.allow_cancel);
      case 'progress_update':
        return this.listener.progressed(event.text);
      case 'client_effect':
        return this.listener.effect(event.name, event.data);
      case 'notice':
        return this.listener.noticed(event);
      default: // a newer server may tell more
    }
  }

  /** Keeps an item's name; the person's own message is on the screen already. */
  private isNews(run: ThreadRun, type: string, itemId: string): boolean {
    const { questionId, answerId } = run.turns;
    if (type === 'user_message') {
      this.names.question(questionId, answerId, itemId);
      return false;
    }
    if (type !== 'end_of_turn') this.listener.progressed(null);
    if (this.names.isKnown(itemId)) return true;
    run.hasSpoken ||= type !== 'client_tool_call' && type !== 'end_of_turn';
    this.names.item(answerId, itemId);
    return true;
  }

  private failure(run: ThreadRun, error: unknown): SourceEvent {
    if (run.stopping.signal.aborted) return runUpdated(run.hasSpoken ? run.in('cancelled') : run.withdrawn);
    const problem = error instanceof AnswerFailed ? new Problem(error.code, error.message, -1) : asProblem(error);
    this.listener.failed(problem);
    if (!run.hasBegun) return { refused: problem };
    return runUpdated(run.in('failed', { code: problem.code, message: problem.detail }));
  }
}
