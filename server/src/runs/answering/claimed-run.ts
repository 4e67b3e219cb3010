import { type ModelReply } from '../../agent/model.js';
import { type FirstToken } from '../../telemetry/first-token.js';
import { type RunToolCall } from '../journal/run-journal.entities.js';
import { type Run } from '../journal/run.entity.js';

/** What the journal says of a run at the moment it is claimed. */
export interface ClaimedRun {
  readonly run: Run;
  /** Whether its stream says already that it is being worked on. */
  readonly isTold: boolean;
  readonly replies: readonly ModelReply[];
  readonly calls: readonly RunToolCall[];
  /** The first number that no part of the answer has ever had. */
  readonly nextPart: number;
  /** Missing when it was claimed before. */
  readonly firstToken?: FirstToken;
}
