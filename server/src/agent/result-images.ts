import { type InputFile } from './model.js';
import { type ToolResult } from './toolbox.js';

/** How many images a model is shown of one result, and how many at once of those that were kept beside results. */
export const MAX_IMAGES = 4;

/** Of each image, in base64. */
const MAX_LENGTH = 2 * 1024 * 1024;

/** What models can see. */
export const VISIBLE = /^image\/(png|jpeg|gif|webp)$/;

/** The images inside a tool's result that a model may see: the first four, of common types and at most 2 MB each. */
export function resultImages(result: ToolResult | null): InputFile[] {
  const found = result?.content.flatMap(imageOf) ?? [];
  return found.slice(0, MAX_IMAGES);
}

function imageOf(block: unknown): InputFile[] {
  if (typeof block !== 'object' || block === null) return [];
  const { type, data, mimeType } = block as Record<string, unknown>;
  if (type !== 'image' || typeof data !== 'string' || typeof mimeType !== 'string') return [];
  if (!VISIBLE.test(mimeType) || data === '' || data.length > MAX_LENGTH) return [];
  return [{ name: 'image', kind: 'image', url: `data:${mimeType};base64,${data}` }];
}
