/** A piece of a text; a hit is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly isHit: boolean;
}

const LEAD = 32;

/** A snippet cut at its marks, which are words of the server, never markup; it begins shortly before its first hit. */
export function marked(snippet: string): readonly Piece[] {
  const [lead = '', ...rest] = snippet.split(/<mark>(.*?)<\/mark>/s);
  return [rest.length > 0 ? shortened(lead) : lead, ...rest]
    .map((text, index) => ({ text, isHit: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}

/** The end of what stands before a hit, from the beginning of a word on. */
function shortened(lead: string): string {
  const [cut = ''] = /^…\s*/.exec(lead) ?? [];
  if (!cut && lead.length <= LEAD) return lead;
  const end = lead.slice(cut.length).slice(-LEAD);
  return `… ${end.slice(end.indexOf(' ') + 1)}`;
}
