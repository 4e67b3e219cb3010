const MAX_LENGTH = 200;

/** A name that can be stored and shown: no path, no control characters. */
export function fileName(given: string): string {
  const base = given.toWellFormed().split(/[\\/]/).at(-1) ?? '';
  return (
    base
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, MAX_LENGTH) || 'file'
  );
}
