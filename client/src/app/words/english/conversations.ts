import { type Say } from '../say';

/** The frame around every page: sidebar, list, account, what is told over the foot of a page. */
export const conversations = ({ plural }: Say) => ({
  skipToPage: 'Skip to the page',
  heading: 'Conversations',
  list: 'Conversation list',
  hideSidebar: 'Hide sidebar',
  search: 'Search',
  pages: 'Pages',
  chat: 'Chat with AI',
  waiting: (count: number) => plural(count, { other: '# waiting' }),
  /** Said after how many wait. */
  afterWaiting: ' for your decision',
  /** Said after how many tasks there are. */
  afterTaskCount: ' open',
  notLoaded: 'Your conversations could not be loaded.',
  loading: 'Loading conversations',
  loadingMore: 'Loading more conversations',
  none: 'Your conversations will be listed here.',
  marks: { waiting: 'Waits for your approval', running: 'Answering', unread: 'Unread' },
  menu: 'Conversation',
  rename: 'Rename',
  exportMarkdown: 'Export as Markdown',
  exportJson: 'Export as JSON',
  loss: (count: number) =>
    `${count === 0 ? 'No messages go' : plural(count, { one: 'One message goes', other: '# messages go' })} with it. You can undo this for ten seconds.`,
  deleted: 'Conversation deleted',
  /** What was not done, before why. */
  notRenamed: (why: string) => `The title was kept. ${why}`,
  notDeleted: (why: string) => `The conversation was kept. ${why}`,
  notRestored: (why: string) => `The conversation could not be brought back. ${why}`,
  notExported: (why: string) => `Nothing was exported. ${why}`,
  offline: 'You are offline. Reconnecting by itself; what you write is kept.',
  online: 'You are connected again.',
});

/** The menu of who is signed in. */
export const account = {
  menu: 'Account',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  language: 'Language',
  languageNotLoaded: (name: string) => `${name} could not be loaded. Check your connection and try again.`,
  screenReader: 'Screen reader',
  readAloud: 'Read answers aloud',
  settings: 'Settings',
  exportAll: 'Export my data',
  shortcuts: 'Keyboard shortcuts',
  signOut: 'Sign out',
};
