const BINARY = { type: 'string', format: 'binary' } as const;
const ID = '01998d2e-7c1f-7a40-9a51-3f2b6c0d9e10';

/** How a file comes: as the field `file` of a form. */
export const FORM = { schema: { type: 'object', properties: { file: BINARY } } };

/** Some of its bytes. */
export const PART = { content: { '*/*': { schema: BINARY } } };

/** What is told of a file that was taken in. */
export const ATTACHMENT = {
  status: 200,
  description: "ChatKit's Attachment; of an image also where to see it",
  content: {
    'application/json': {
      schema: { type: 'object', additionalProperties: true },
      example: { id: ID, type: 'file', name: 'notes.md', mime_type: 'text/markdown' },
    },
  },
};
