import { type Operation } from './chatkit-api';
import { Job } from './job';
import { type Names } from './names';

/** The answers of a thread that are asked for: those that wait, the one that is read, and how to ask again. */
export class Jobs {
  private readonly waiting = new Map<string, Job>();
  private readonly reading = new Map<string, Job>();
  private readonly asked = new Map<string, () => Operation>();

  constructor(private readonly names: Names) {}

  /** An answer to ask for when its turn comes. */
  add(questionId: string, answerId: string, operation: () => Operation): Job {
    const job = new Job({ questionId, answerId }, operation);
    this.waiting.set(job.id, job);
    this.asked.set(answerId, operation);
    return job;
  }

  /** The turn of a job has come; nothing when it has come before. */
  begin(id: string): Job | undefined {
    const job = this.waiting.get(id);
    if (!job) return undefined;
    this.waiting.delete(id);
    this.reading.set(id, job);
    return job;
  }

  /** A job is over. */
  end(job: Job): void {
    this.reading.delete(job.id);
    if (this.isAskedByName(job)) this.asked.delete(job.turns.answerId);
  }

  /** Takes a job back before its turn; nothing when that has come. */
  withdraw(id: string): Job | undefined {
    const job = this.waiting.get(id);
    if (!job) return undefined;
    this.waiting.delete(id);
    this.asked.delete(job.turns.answerId);
    return job;
  }

  /** The job that is read under this id. */
  running(id: string): Job | undefined {
    return this.reading.get(id);
  }

  /** How an answer was asked for whose question the server may not have stored. */
  operationOf(answerId: string): (() => Operation) | undefined {
    return this.asked.get(answerId);
  }

  /** Whether asking again goes by the question's name, or is out of the question: nothing of it is on the screen. */
  private isAskedByName({ turns, hasBegun, hasSpoken }: Job): boolean {
    return this.names.questionOf(turns.answerId) !== undefined || !hasBegun || !hasSpoken;
  }
}
