const QUOTED = /"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|«([^»]+)»|`([^`]+)`|(?<!\w)['‘]([^'’]+)['’](?!\w)/g;

/** The titles in a phrase: what stands in quotes, else its parts if it speaks of several, else all of it. */
export function titlesIn(phrase: string, isPlural: boolean): string[] {
  const quoted = [...phrase.matchAll(QUOTED)].map(([, ...groups]) => groups.find(Boolean) ?? '');
  const parts = isPlural ? phrase.split(/\s*[,;]\s*(?:and\s+)?|\s+and\s+/i) : [phrase];
  return (quoted.length > 0 ? quoted : parts).map(tidy).filter((title) => title !== '');
}

/** The one title that a phrase speaks of. */
export function titleIn(phrase: string): string {
  return titlesIn(phrase.replace(/^(?:the\s+|my\s+)?(?:tasks?\s+)?(?:called\s+|named\s+)?/i, ''), false)[0] ?? '';
}

function tidy(title: string): string {
  const text = title.trim().replace(/[\s.!?]+$/, '');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
