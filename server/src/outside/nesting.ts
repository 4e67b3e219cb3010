/** How deep JSON of others may be nested: what walks through it does so by recursion. */
export const DEEPEST = 100;

/** Whether a JSON value has more than that many objects or arrays within each other. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}
