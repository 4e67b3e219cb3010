import { type Run } from '../api/api';
import { freshKey } from '../api/fresh-key';
import { type SourceEvent } from '../chat/chat-source';
import { type Operation } from './chatkit-api';

/** The turns that an answer is shown as; an action has no question. */
interface RunTurns {
  readonly questionId: string;
  readonly answerId: string;
}

/** An answer that is asked for, or will be: what to ask, and how far that went. */
export class ThreadRun {
  readonly stopping = new AbortController();
  /** The run's id on a server whose answers outlive their requests. */
  serverRunId: string | null = null;
  /** The server has begun to answer. */
  hasBegun = false;
  /** There is something to show for it. */
  hasSpoken = false;

  private readonly run: Run;

  constructor(
    readonly turns: RunTurns,
    readonly operation: () => Operation,
  ) {
    this.run = {
      id: freshKey(),
      conversation_id: '',
      user_message_id: turns.questionId,
      assistant_message_id: turns.answerId,
      status: 'queued',
      model: '',
      error: null,
      usage: { input_tokens: 0, output_tokens: 0 },
      timings: { queued_ms: null, first_token_ms: null, total_ms: null },
      created_at: new Date().toISOString(),
      started_at: null,
      finished_at: null,
    };
  }

  get id(): string {
    return this.run.id;
  }

  /** Waiting for its turn. */
  get queued(): Run {
    return this.run;
  }

  /** Came to nothing: its question, or its empty answer, is taken back. */
  get withdrawn(): Run {
    return { ...this.run, status: 'cancelled' };
  }

  /** Begun, and in this state. */
  in(status: Run['status'], error: Run['error'] = null): Run {
    return { ...this.run, status, error, started_at: this.run.created_at };
  }
}

/** What a reader is told when a run changed. */
export function runUpdated(run: Run): SourceEvent {
  return { event: { type: 'run.updated', run } };
}
