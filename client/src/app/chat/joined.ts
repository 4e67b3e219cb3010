/** Words that came back, and what was written since: as one text. */
export function joined(earlier: string, later: string): string {
  return [earlier, later].filter(Boolean).join('\n\n');
}
