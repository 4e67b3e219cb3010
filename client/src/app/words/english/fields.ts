/**
 * What a field must hold, by its name in the API: said where the server refuses it. The server's own words are English
 * and more exact, so English takes those.
 */
export const fields = {
  email: 'This does not look like an email address.',
  password: 'Use 10 to 200 characters, and none of the most used passwords. A sentence is fine.',
  name: 'A name has 1 to 100 characters.',
  title: 'A title has 1 to 200 characters.',
  notes: 'Notes have at most 10,000 characters.',
  content: 'A message has 1 to 10,000 characters.',
  file: 'It must be an image, a PDF or a text, and not empty.',
  attachment_ids: 'A file of this message is no longer there. Attach it again.',
  reason: 'A reason has at most 1,000 characters.',
};
