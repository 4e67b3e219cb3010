import { type Words } from '../english';

export const element: Words['element'] = {
  frame: 'Chat',
  greeting: 'Wobei kann ich heute helfen?',
  newChat: 'Neuer Chat',
  history: 'Verlauf',
  closeHistory: 'Verlauf schließen',
  renameThread: (name) => `${name} umbenennen`,
  deleteThread: (name) => `${name} löschen`,
  noHistory: 'Noch nichts. Worüber Sie hier sprechen, bleibt hier.',
  loading: 'Wird geladen',
  older: 'Ältere anzeigen',
  notLoaded: 'Dieser Chat konnte nicht geladen werden',
  placeholder: 'Nachricht an die KI',
  closed: 'Dieser Chat ist geschlossen.',
  suggestions: 'Vorschläge',
  tools: 'Tools',
  mention: 'Etwas erwähnen',
  dictation: {
    idle: 'Diktieren',
    recording: 'Diktat beenden',
    writing: 'Wird aufgeschrieben',
    failed: 'Diktieren, der letzte Versuch ist gescheitert',
  },
  afterTool: ', nicht verwenden',
  removeQuote: 'Zitat entfernen',
};
