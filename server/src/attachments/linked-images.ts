import { MAX_IMAGES, VISIBLE } from '../agent/result-images.js';
import { type ToolResult } from '../agent/toolbox.js';
import { linkedFile } from './result-files.js';

/** An image that was kept beside a result. */
export interface KeptImage {
  readonly mimeType: string;
  readonly content: Buffer;
}

/** The ids of the newest four images that these results, oldest first, name as files of ours. */
export function linkedImages(results: readonly (ToolResult | null)[]): readonly string[] {
  return results.flatMap((result) => result?.content.flatMap(imageId) ?? []).slice(-MAX_IMAGES);
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
  return id !== null && typeof mimeType === 'string' && VISIBLE.test(mimeType) ? [id] : [];
}
