import { type Words } from '../english';
import { type Say } from '../say';

export const search = ({ number, plural }: Say): Words['search'] => ({
  heading: 'Suche',
  field: 'Alles durchsuchen, was gesagt und getan wurde',
  close: 'Esc, Suche schließen',
  results: 'Ergebnisse',
  messages: 'Nachrichten',
  titles: 'Titel',
  you: 'Sie: ',
  assistant: 'Assistent: ',
  nothing: (words) => `Zu „${words}“ wurde nichts gefunden.`,
  found: (count) => plural(count, { one: '# Ergebnis', other: '# Ergebnisse' }),
  count: (count, isMore) =>
    isMore ? `${number(count)}+ Ergebnisse` : plural(count, { one: '# Ergebnis', other: '# Ergebnisse' }),
  move: 'bewegen',
  open: 'öffnen',
});

export const keyboard: Words['keyboard'] = {
  heading: 'Tastenkürzel',
  shortcuts: {
    newConversation: 'Neue Unterhaltung',
    search: 'Suchen',
    sidebar: 'Seitenleiste ein- oder ausblenden',
    composer: 'Zum Eingabefeld',
    copyAnswer: 'Letzte Antwort kopieren',
    stop: 'Antwort stoppen',
    recall: 'Letzte Nachricht zurückholen',
    nextRegion: 'Nächster Bereich',
    send: 'Senden',
    help: 'Diese Liste',
  },
};
