import { type Operation } from './chatkit-api';
import { ThreadRun } from './thread-run';
import { type Names } from './names';

/** The answers of a thread that are asked for: those that wait, the one that is read, and how to ask again. */
export class ThreadRuns {
  private readonly waiting = new Map<string, ThreadRun>();
  private readonly reading = new Map<string, ThreadRun>();
  private readonly asked = new Map<string, () => Operation>();

  constructor(private readonly names: Names) {}

  /** An answer to ask for when its turn comes. */
  add(questionId: string, answerId: string, operation: () => Operation): ThreadRun {
    const run = new ThreadRun({ questionId, answerId }, operation);
    this.waiting.set(run.id, run);
    this.asked.set(answerId, operation);
    return run;
  }

  /** The turn of a run has come; nothing when it has come before. */
  begin(id: string): ThreadRun | undefined {
    const run = this.waiting.get(id);
    if (!run) return undefined;
    this.waiting.delete(id);
    this.reading.set(id, run);
    return run;
  }

  /** A run is over. */
  end(run: ThreadRun): void {
    this.reading.delete(run.id);
    if (this.isAskedByName(run)) this.asked.delete(run.turns.answerId);
  }

  /** Takes a run back before its turn; nothing when that has come. */
  withdraw(id: string): ThreadRun | undefined {
    const run = this.waiting.get(id);
    if (!run) return undefined;
    this.waiting.delete(id);
    this.asked.delete(run.turns.answerId);
    return run;
  }

  /** The run that is read under this id. */
  running(id: string): ThreadRun | undefined {
    return this.reading.get(id);
  }

  /** How an answer was asked for whose question the server may not have stored. */
  operationOf(answerId: string): (() => Operation) | undefined {
    return this.asked.get(answerId);
  }

  /** Whether asking again goes by the question's name, or is out of the question: nothing of it is on the screen. */
  private isAskedByName({ turns, hasBegun, hasSpoken }: ThreadRun): boolean {
    return this.names.questionOf(turns.answerId) !== undefined || !hasBegun || !hasSpoken;
  }
}
