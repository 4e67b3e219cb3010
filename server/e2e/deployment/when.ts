/** One fault, or none. */
export function when(isBroken: boolean, what: string): string[] {
  return isBroken ? [what] : [];
}
