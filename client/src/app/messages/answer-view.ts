import { Component, computed, inject, input, output } from '@angular/core';
import { type Feedback, type InputReply, type ToolCall, type Verdict } from '../api/api';
import { Markdown } from '../markdown/markdown';
import { type Acted } from '../items/acted';
import { PartView } from '../items/part-view';
import { Sources } from '../items/sources';
import { type DecisionState } from '../tools/decision-state';
import { type ToolEffect } from '../tools/tool-effect';
import { type ToolPiece, toolPieces } from '../tools/pieces';
import { ToolGroup } from '../tools/tool-group';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { MissingPiece } from '../ui/missing-piece';
import { clock, duration } from '../ui/times';
import { AnswerEnd } from './answer-end';
import { Thoughts } from './thoughts';
import { ToolCallView } from './tool-call-view';
import { type Answer, type CallsPart, isAwaiting, type Part, textOf, type TextPart } from '../transcript/turns';
import { Language } from '../words/language';
import { Tip } from '../ui/tip';

export interface Decided {
  readonly call: ToolCall;
  readonly verdict: Verdict;
}

type Piece = Exclude<Part, CallsPart> | ToolPiece;

/** What may be done with an answer that has ended. */
export interface Offers {
  readonly retry: boolean;
  readonly feedback: boolean;
  /** Whether a call that waits is decided about here; otherwise something else asks. */
  readonly decision: boolean;
  /** Shows how it came about. */
  readonly details?: (answer: Answer) => void;
}

export const EVERYTHING: Offers = { retry: true, feedback: true, decision: true };

export interface Replied {
  readonly call: ToolCall;
  readonly reply: InputReply;
}

const KINDS = ['positive', 'negative'] as const;

/** An answer: its text, the calls between, and how it ended. */
@Component({
  selector: 'app-answer',
  imports: [
    AnswerEnd,
    CopyButton,
    Icon,
    Markdown,
    MissingPiece,
    PartView,
    Sources,
    Thoughts,
    Tip,
    ToolCallView,
    ToolGroup,
  ],
  templateUrl: './answer-view.html',
  styleUrl: './answer-view.css',
})
export class AnswerView {
  readonly answer = input.required<Answer>();
  readonly isLast = input(false);
  readonly effects = input<ReadonlyMap<string, ToolEffect>>(new Map());
  readonly offers = input(EVERYTHING);
  /** How it goes with what a person decided about calls, by call. */
  readonly decisionStates = input<ReadonlyMap<string, DecisionState>>(new Map());

  readonly decided = output<Decided>();
  readonly replied = output<Replied>();
  readonly retried = output();
  readonly rated = output<Feedback>();
  readonly acted = output<Acted>();

  protected readonly t = inject(Language).words;
  protected readonly kinds = KINDS;

  protected readonly time = computed(() => clock(this.answer().createdAt, this.t()));
  protected readonly isStreaming = computed(() => this.answer().status === 'streaming');
  /** Whether calls that may run wait until the others are decided about. */
  protected readonly isHeld = computed(() => isAwaiting(this.answer()));
  protected readonly text = computed(() => textOf(this.answer()));
  protected readonly pieces = computed<readonly Piece[]>(() => {
    const asks = (kind: Piece['kind']) => kind === 'approval' || kind === 'input';
    return inRows(this.answer().parts).filter(({ kind }) => this.offers().decision || !asks(kind));
  });
  protected readonly isWorking = computed(() => {
    const last = this.answer().parts.at(-1);
    return this.isStreaming() && !isAwaiting(this.answer()) && (last?.kind !== 'text' || last.done || !last.text);
  });
  protected readonly meta = computed(() => {
    const { run } = this.answer();
    const ms = run?.timings.total_ms;
    return [run?.model, ms ? duration(ms, this.t()) : null].filter(Boolean).join(' · ');
  });

  protected sourcesOf({ contents }: TextPart) {
    return contents?.flatMap(({ annotations }) => annotations?.map(({ source }) => source) ?? []) ?? [];
  }

  /** What a person thinks of the answer; the same again takes it back. */
  protected rate(feedback: Feedback): void {
    this.rated.emit(this.answer().feedback === feedback ? null : feedback);
  }

  protected effectOf({ server, tool_name }: ToolCall): ToolEffect | undefined {
    return this.effects().get(`${server}/${tool_name}`);
  }

  /** A call whose outcome is unknown is run again, or left. */
  protected settle(call: ToolCall, decision: 'approve' | 'deny'): void {
    this.decided.emit({ call, verdict: { decision, scope: 'once' } });
  }
}

/** The parts in order, with calls in a row taken together. */
function inRows(parts: readonly Part[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let row: ToolCall[] = [];
  let texts = 0; // stored and streamed texts have other ids, and are the same place on the page
  for (const part of parts) {
    if (part.kind === 'calls') {
      row.push(...part.calls);
      continue;
    }
    if (part.kind === 'text' && part.text.trim() === '') continue;
    pieces.push(...toolPieces(row), part.kind === 'text' ? { ...part, id: `text ${texts++}` } : part);
    row = [];
  }
  return [...pieces, ...toolPieces(row)];
}
