/** What the element says that the page does not. */
export const element = {
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
};
