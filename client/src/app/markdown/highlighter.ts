import { common, createLowlight } from 'lowlight';

/** The common languages; a file of its own, loaded when code is first shown. */
export const highlighter = createLowlight(common);
