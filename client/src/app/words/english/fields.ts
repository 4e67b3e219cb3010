import { type Say } from '../say';

/**
 * What a field must hold, by its name in the API: said where the server refuses it. The server's own words are English
 * and more exact, so English takes those.
 */
export const fields = ({ number }: Say) => ({
  email: 'This does not look like an email address.',
  password: `Use ${number(10)} to ${number(200)} characters, and none of the most used passwords. A sentence is fine.`,
  name: `A name has ${number(1)} to ${number(100)} characters.`,
  title: `A title has ${number(1)} to ${number(200)} characters.`,
  notes: `Notes have at most ${number(10_000)} characters.`,
  content: `A message has ${number(1)} to ${number(10_000)} characters.`,
  file: 'It must be an image, a PDF or a text, and not empty.',
  attachment_ids: 'A file of this message is no longer there. Attach it again.',
  reason: `A reason has at most ${number(1_000)} characters.`,
});
