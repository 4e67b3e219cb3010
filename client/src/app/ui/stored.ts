/** Reads what this browser keeps under a key; `null` when there is nothing or storage is closed. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`chatkeep.${key}`);
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
