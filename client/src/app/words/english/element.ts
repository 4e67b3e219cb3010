import { type Say } from '../say';

/** What the element says that the page does not. */
export const element = ({ plural, number }: Say) => ({
  frame: 'Chat',
  greeting: 'What can I help with today?',
  newChat: 'New chat',
  history: 'History',
  closeHistory: 'Close history',
  renameThread: (name: string) => `Rename ${name}`,
  deleteThread: (name: string) => `Delete ${name}`,
  noHistory: 'Nothing yet. What you talk about here stays here.',
  loading: 'Loading',
  older: 'Show older ones',
  notLoaded: 'This chat could not be loaded',
  placeholder: 'Message the AI',
  closed: 'This chat is closed.',
  suggestions: 'Suggestions',
  attach: 'Attach files',
  files: 'Files',
  tools: 'Tools',
  mention: 'Mention something',
  dictation: {
    idle: 'Dictate',
    recording: 'Stop dictating',
    writing: 'Writing down',
    failed: 'Dictate, the last try failed',
  },
  /** Said after a tool that was chosen. */
  afterTool: ', do not use',
  removeQuote: 'Remove the quote',
  attached: 'Attached files',
  uploading: 'Uploading',
  remove: (name: string) => `Remove ${name}`,
  notUploaded: 'could not be uploaded',
  tooMany: (most: number) => plural(most, { other: 'is one too many: # go with a message' }),
  tooLarge: (megabytes: number) => `is too large: ${number(megabytes)} MB at most`,
});
