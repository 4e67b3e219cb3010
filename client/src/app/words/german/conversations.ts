import { type Words } from '../english';
import { type Say } from '../say';

export const conversations = ({ plural }: Say): Words['conversations'] => ({
  skipToPage: 'Zum Inhalt springen',
  heading: 'Unterhaltungen',
  list: 'Liste der Unterhaltungen',
  hideSidebar: 'Seitenleiste ausblenden',
  search: 'Suchen',
  pages: 'Seiten',
  chat: 'Mit KI chatten',
  waiting: (count) => plural(count, { one: '# wartet', other: '# warten' }),
  afterWaiting: ' auf Ihre Entscheidung',
  afterTaskCount: ' offen',
  notLoaded: 'Ihre Unterhaltungen konnten nicht geladen werden.',
  loading: 'Unterhaltungen werden geladen',
  loadingMore: 'Weitere Unterhaltungen werden geladen',
  none: 'Ihre Unterhaltungen werden hier aufgelistet.',
  marks: { waiting: 'Wartet auf Ihre Freigabe', running: 'Antwort läuft', unread: 'Ungelesen' },
  menu: 'Unterhaltung',
  rename: 'Umbenennen',
  exportMarkdown: 'Als Markdown exportieren',
  exportJson: 'Als JSON exportieren',
  loss: (count) =>
    `${
      count === 0 ? 'Keine Nachricht geht' : plural(count, { one: 'Eine Nachricht geht', other: '# Nachrichten gehen' })
    } dabei verloren. Sie können das zehn Sekunden lang rückgängig machen.`,
  deleted: 'Unterhaltung gelöscht',
  notRenamed: (why) => `Der Titel wurde nicht geändert. ${why}`,
  notDeleted: (why) => `Die Unterhaltung wurde nicht gelöscht. ${why}`,
  notRestored: (why) => `Die Unterhaltung konnte nicht wiederhergestellt werden. ${why}`,
  notExported: (why) => `Es wurde nichts exportiert. ${why}`,
  offline: 'Sie sind offline. Die Verbindung wird von selbst wiederhergestellt; was Sie schreiben, bleibt erhalten.',
  online: 'Die Verbindung ist wieder da.',
});

export const account: Words['account'] = {
  menu: 'Konto',
  theme: 'Design',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languageNotLoaded: (name) =>
    `${name} konnte nicht geladen werden. Prüfen Sie Ihre Verbindung, und versuchen Sie es erneut.`,
  screenReader: 'Screenreader',
  readAloud: 'Antworten vorlesen',
  settings: 'Einstellungen',
  exportAll: 'Meine Daten exportieren',
  shortcuts: 'Tastenkürzel',
  signOut: 'Abmelden',
};
