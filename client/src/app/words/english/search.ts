import { type Say } from '../say';

/** Searching, and what the keyboard does. */
export const search = ({ plural }: Say) => ({
  heading: 'Search',
  field: 'Search everything said and done',
  close: 'Esc, close the search',
  results: 'Results',
  messages: 'Messages',
  titles: 'Titles',
  you: 'You: ',
  assistant: 'Assistant: ',
  nothing: (words: string) => `Nothing was found for “${words}”.`,
  found: (count: number) => plural(count, { one: '# result', other: '# results' }),
  count: (count: number, isMore: boolean) => plural(count, { one: '# result', other: '# results' }, isMore),
  move: 'move',
  open: 'open',
});

export const keyboard = {
  heading: 'Keyboard shortcuts',
  shortcuts: {
    newConversation: 'New conversation',
    search: 'Search',
    sidebar: 'Show or hide sidebar',
    composer: 'Go to the composer',
    copyAnswer: 'Copy last answer',
    stop: 'Stop the answer',
    recall: 'Recall last message',
    nextRegion: 'Next region',
    send: 'Send',
    help: 'This list',
  },
};
