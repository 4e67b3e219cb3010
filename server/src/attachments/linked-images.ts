import { type ToolResult } from '../agent/toolbox.js';
import { linkedFile } from './result-files.js';

/** A model is shown the newest of the images that were kept beside results, and no more than these at once. */
const MAX_SEEN = 4;
const TYPE = /^image\/(png|jpeg|gif|webp)$/;

/** An image that was kept beside a result. */
export interface KeptImage {
  readonly mimeType: string;
  readonly content: Buffer;
}

/** The ids of the newest four images that these results, oldest first, name as files of ours. */
export function linkedImages(results: readonly (ToolResult | null)[]): readonly string[] {
  return results.flatMap((result) => result?.content.flatMap(imageId) ?? []).slice(-MAX_SEEN);
}

/** The result with those images in the place of the links to them. */
export function withImages(result: ToolResult, images: ReadonlyMap<string, KeptImage>): ToolResult {
  const content = result.content.map((block) => {
    const image = images.get(linkedFile(block) ?? '');
    return image ? { type: 'image', mimeType: image.mimeType, data: image.content.toString('base64') } : block;
  });
  return { ...result, content };
}

function imageId(block: unknown): string[] {
  const id = linkedFile(block);
  const { mimeType } = Object(block) as { mimeType?: unknown };
  return id !== null && typeof mimeType === 'string' && TYPE.test(mimeType) ? [id] : [];
}
