import { type Words } from '../words/english';
import { type Answer, type Transcript } from '../transcript/turns';
import { announcement, liveAnswer, type Standing, standing } from './announcement';
import { SpokenText } from './spoken-text';

/** The texts of an answer, those between its calls. */
type Read = SpokenText[];

/** Says what becomes of the answers in a conversation that is on screen: each news once, in the order they come. */
export class Narrator {
  private heard: Standing = new Map();
  /** What was said of the answers that are going on. */
  private reading = new Map<string, Read>();

  /** What is to be said now; with the sentences of the answers when they are read aloud. Empty for no news. */
  hear(turns: Transcript, words: Words, readsAloud: boolean): string {
    const live = liveAnswer(turns);
    const news = live ? announcement(live, this.heard, words) : '';
    this.heard = live ? standing(live) : new Map();
    if (!readsAloud) this.reading.clear();
    const read = readsAloud ? this.read(turns, words) : '';
    const isBeginning = news === words.chat.spoken.answering;
    return (isBeginning ? [news, read] : [read, news]).filter(Boolean).join(' ');
  }

  private read(turns: Transcript, words: Words): string {
    const before = this.reading;
    this.reading = new Map();
    return turns
      .filter((turn) => turn.role === 'assistant')
      .map((answer) => this.readOn(answer, before.get(answer.id), words))
      .filter(Boolean)
      .join(' ');
  }

  /** An answer that was not heard to begin is not read; one that has ended is read to its end. */
  private readOn({ id, parts, status }: Answer, before: Read | undefined, words: Words): string {
    const isGoingOn = status === 'streaming';
    if (!isGoingOn && !before) return '';
    const read = before ?? [];
    if (isGoingOn) this.reading.set(id, read);
    return parts
      .filter((part) => part.kind === 'text')
      .map(({ text, done }, at) => (read[at] ??= new SpokenText()).next(text, done || !isGoingOn, words))
      .filter(Boolean)
      .join(' ');
  }
}
