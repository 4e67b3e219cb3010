import { type Say } from '../say';

/** What is said in many places: buttons, states, the frame of a page. */
export const common = ({ number }: Say) => ({
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Could not be copied',
  undo: 'Undo',
  dismiss: 'Dismiss',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  change: 'Change',
  keep: 'Keep',
  delete: 'Delete',
  tryAgain: 'Try again',
  retry: 'Retry',
  skip: 'Skip',
  showMore: 'Show more',
  showLess: 'Show less',
  showAll: 'Show all',
  optional: '(optional)',
  showSidebar: 'Show sidebar',
  newConversation: 'New conversation',
  /** A button that opens what can be done with a thing. */
  menuFor: (name: string) => `Menu for ${name}`,
  deleteQuestion: (name: string) => `Delete “${name}”?`,
  title: 'Title',
  titleTooLong: (most: number) => `A title has at most ${number(most)} characters.`,
  titleEmpty: 'A title has at least one character.',
  /** Keys as they are printed on keyboards. */
  keys: { control: 'Ctrl', delete: 'Del', enter: 'Enter', escape: 'Esc' },
});
