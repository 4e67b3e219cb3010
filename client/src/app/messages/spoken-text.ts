import { type Blocks, blocksOf, NO_BLOCKS } from '../markdown/blocks';
import { plainText } from '../markdown/plain-text';
import { type Words } from '../words/english';

/** A text in markdown that is read aloud while it grows: each sentence once, as soon as it is whole. */
export class SpokenText {
  private blocks: Blocks = NO_BLOCKS;
  /** How much of its plain words was said. */
  private said = 0;

  /** The sentences that are whole and were not said before; of a text that is done, all the rest. */
  next(text: string, isDone: boolean, { locale, chat }: Words): string {
    this.blocks = blocksOf(text, isDone, this.blocks);
    const fresh = plainText(this.blocks.tokens, chat.spoken.code).slice(this.said);
    const whole = isDone ? fresh : wholeSentences(fresh, locale);
    this.said += whole.length;
    return told(whole);
  }
}

/** All sentences but the last, which may still grow. */
function wholeSentences(text: string, locale: string): string {
  const sentences = [...new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)];
  return text.slice(0, sentences.at(-1)?.index ?? 0);
}

/** Lines as sentences, so that a voice rests after a heading or a point of a list. */
function told(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return lines
    .filter(Boolean)
    .map((line) => (endsSentence(line) ? line : `${line}.`))
    .join(' ');
}

/** Whether a mark that ends a sentence comes after the last letter. */
function endsSentence(line: string): boolean {
  return /\p{Terminal_Punctuation}/u.test(line.split(/\p{Letter}/u).at(-1) ?? '');
}
