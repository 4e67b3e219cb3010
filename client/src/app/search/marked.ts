/** A piece of a text; a hit is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

/** A snippet cut at its marks, which are words of the server, never markup. */
export function marked(snippet: string): readonly Piece[] {
  return snippet
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, index) => ({ text, isHit: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
