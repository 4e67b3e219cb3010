import { type Words } from '../english';
import { type Say } from '../say';

export const element = ({ plural, number }: Say): Words['element'] => ({
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
  attach: 'Dateien anhängen',
  files: 'Dateien',
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
  attached: 'Angehängte Dateien',
  uploading: 'Wird hochgeladen',
  remove: (name) => `${name} entfernen`,
  notUploaded: 'konnte nicht hochgeladen werden',
  tooMany: (most) =>
    plural(most, {
      one: 'ist eine zu viel: Eine Nachricht nimmt # Datei mit',
      other: 'ist eine zu viel: Eine Nachricht nimmt # Dateien mit',
    }),
  tooLarge: (megabytes) => `ist zu groß: höchstens ${number(megabytes)} MB`,
});
