import { storableText } from '../../database/storable.js';
import { ModelEvent } from '../model.js';

const HALF_A_CHARACTER = /[\uD800-\uDBFF]$/;

/** A text that grows piece by piece; its pieces are safe to store and add up to the whole. */
export class Passage {
  whole = '';
  private held = '';
  private gap = '';

  constructor(private readonly type: ModelEvent['type']) {}

  /** Takes what upstream sent; half a character waits for its other half. */
  *add(piece: unknown): Iterable<ModelEvent> {
    if (typeof piece !== 'string' || piece === '') return;
    const text = this.held + piece;
    this.held = HALF_A_CHARACTER.exec(text)?.[0] ?? '';
    yield* this.emit(text.slice(0, text.length - this.held.length));
  }

  /** Lets what comes next begin a paragraph of its own. */
  breakLine(): void {
    if (this.whole !== '') this.gap = '\n\n';
  }

  /** Gives out what still waits for a piece that will not come. */
  *end(): Iterable<ModelEvent> {
    const rest = this.held;
    this.held = '';
    yield* this.emit(rest);
  }

  private *emit(text: string): Iterable<ModelEvent> {
    if (text === '') return;
    const delta = this.gap + storableText(text);
    this.gap = '';
    this.whole += delta;
    yield { type: this.type, delta };
  }
}
