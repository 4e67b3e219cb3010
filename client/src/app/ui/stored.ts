/** Reads what this browser keeps under a key; `null` when there is nothing or storage is closed. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`chatkeep.${key}`);
  } catch {
    return null;
  }
}

/** Reads what this browser keeps under a key as JSON; `null` when there is nothing or it is damaged. */
export function recallJson(key: string): unknown {
  try {
    return JSON.parse(recall(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps a text under a key in this browser; an empty text keeps nothing. */
export function keep(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(`chatkeep.${key}`, text);
    else localStorage.removeItem(`chatkeep.${key}`);
  } catch {
    // Storage is full or closed: the page works without.
  }
}

/** How the keys go on that begin like this, under which this browser keeps something. */
export function keptUnder(start: string): readonly string[] {
  const prefix = `chatkeep.${start}`;
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  } catch {
    return [];
  }
}
