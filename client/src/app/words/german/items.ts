import { type Words } from '../english';
import { type Say } from '../say';

export const items = ({ number, plural }: Say): Words['items'] => ({
  working: 'Arbeitet',
  workedFor: (seconds) => `${number(seconds)} s gearbeitet`,
  steps: (count) => plural(count, { one: '# Schritt ausgeführt', other: '# Schritte ausgeführt' }),
  searched: (words) => (words ? `Im Web gesucht: ${words}` : 'Im Web gesucht'),
  readFiles: 'Dateien gelesen',
  madePicture: 'Bild erstellt',
  thought: 'Nachgedacht',
  step: 'Schritt',
  sources: 'Quellen',
  source: 'Quelle',
  picture: 'Bild, das der Assistent erstellt hat',
  makingPicture: 'Bild wird erstellt',
  openImage: (name, host) => `Bild${name && ` „${name}“`} von ${host || 'dieser Nachricht'} öffnen`,
  codeBlock: (language) => `Code in ${language}`,
  code: (language) => `Code, ${language}`,
  plainText: 'Text',
  table: (columns) => `Tabelle: ${columns}`,
  ticked: 'Erledigt',
  unticked: 'Offen',
  button: 'Schaltfläche',
  more: (count) => plural(count, { other: '# weitere anzeigen' }),
});
