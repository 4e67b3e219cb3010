const STAMP = /@([fml])(\d+\.\d+):(\d+\.\d+)@/g;
const LONGEST = 64;

type Kind = 'f' | 'm' | 'l';

/** When the model was asked, when it said this, and when a reader saw it; milliseconds of `clock()`. */
export interface Stamp {
  readonly kind: Kind;
  readonly askedAt: number;
  readonly saidAt: number;
  readonly seenAt: number;
}

/** Milliseconds since 1970 with fractions; the same in all processes of a machine. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}

/** What stands in the text of the first, a middle or the last token. */
export function stampText(kind: Kind, askedAt: number, saidAt: number): string {
  return `@${kind}${askedAt.toFixed(3)}:${saidAt.toFixed(3)}@ `;
}

/** Finds the stamps in a stream, whatever frames they come in; what is told again counts once. */
export class StampReader {
  readonly stamps: Stamp[] = [];
  private rest = '';

  feed(text: string): void {
    if (this.rest === '' && !text.includes('@')) return;
    const seenAt = clock();
    const all = this.rest + text;
    let end = 0;
    for (const match of all.matchAll(STAMP)) {
      end = match.index + match[0].length;
      this.note({ kind: match[1] as Kind, askedAt: Number(match[2]), saidAt: Number(match[3]), seenAt });
    }
    const open = all.indexOf('@', Math.max(end, all.length - LONGEST));
    this.rest = open < 0 ? '' : all.slice(open);
  }

  get latest(): Stamp | undefined {
    return this.stamps.at(-1);
  }

  private note(stamp: Stamp): void {
    if (stamp.saidAt > (this.latest?.saidAt ?? 0)) this.stamps.push(stamp);
  }
}
