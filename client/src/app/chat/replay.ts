import { type ToolCall } from '../api/api';
import { type SourceEvent } from './chat-source';
import { apply } from '../transcript/transcript';
import { type Answer, callsIn, textOf, type Transcript } from '../transcript/turns';

/** An answer that is told anew from its first event: kept back until it has come as far as what is shown of it. */
export class Replay {
  private readonly kept: SourceEvent[] = [];
  private readonly ahead: Map<string, ToolCall>;

  /** `told` is the transcript in which the answer has said nothing yet. */
  constructor(
    private readonly shown: Answer,
    private told: Transcript,
  ) {
    this.ahead = new Map(callsIn(shown).map((call) => [call.id, call]));
  }

  /** Takes in what was told; all of it as soon as it has caught up, nothing before. */
  take(batch: readonly SourceEvent[]): readonly SourceEvent[] {
    this.kept.push(...batch);
    return batch.some((told) => this.catchesUp(told)) ? this.kept : [];
  }

  /** What was kept back when there was no more to come. */
  rest(): readonly SourceEvent[] {
    return this.kept;
  }

  private catchesUp(told: SourceEvent): boolean {
    if ('refused' in told) return true;
    this.told = apply(this.told, told.event);
    const answer = this.told.find((turn): turn is Answer => turn.id === this.shown.id);
    if (answer?.status !== 'streaming') return true;
    for (const { id, status } of callsIn(answer)) if (this.ahead.get(id)?.status === status) this.ahead.delete(id);
    return this.ahead.size === 0 && textOf(answer).length >= textOf(this.shown).length;
  }
}
