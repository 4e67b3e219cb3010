import { type Words } from '../english';
import { type Say } from '../say';

const verb = (done: string) => ({
  did: (title: string) => `Aufgabe ${done}${title && `: ${title}`}`,
  failed: (title: string) => `Aufgabe konnte nicht ${done} werden${title && `: ${title}`}`,
  denied: (title: string) => `Aufgabe nicht ${done}${title && `: „${title}“`}`,
});

export const tools = ({ number, plural }: Say): Words['tools'] => ({
  states: {
    awaiting_approval: 'Freigabe nötig',
    held: 'Erlaubt',
    needs_connection: 'Nicht verbunden',
    running: 'Läuft',
    success: 'Fertig',
    error: 'Fehlgeschlagen',
    denied: 'Abgelehnt',
    cancelled: 'Abgebrochen',
    unknown_outcome: 'Ausgang ungewiss',
  },
  leads: {
    awaiting_approval: 'Möchte verwenden:',
    held: 'Wird verwenden:',
    needs_connection: 'Konnte nicht verwenden:',
    running: 'KI verwendet:',
    success: 'Verwendet:',
    error: 'Konnte nicht verwenden:',
    denied: 'Nicht verwendet:',
    cancelled: 'Gestoppt:',
    unknown_outcome: 'Ungewiss:',
  },
  verbs: {
    create_task: verb('erstellt'),
    update_task: verb('geändert'),
    complete_task: verb('erledigt'),
    delete_task: verb('gelöscht'),
  },
  listed: {
    any: (count) =>
      count === 0
        ? 'Keine Aufgaben gefunden'
        : plural(count, { one: '# Aufgabe gefunden', other: '# Aufgaben gefunden' }),
    open: (count) =>
      count === 0
        ? 'Keine offenen Aufgaben gefunden'
        : plural(count, { one: '# offene Aufgabe gefunden', other: '# offene Aufgaben gefunden' }),
    done: (count) =>
      count === 0
        ? 'Keine erledigten Aufgaben gefunden'
        : plural(count, { one: '# erledigte Aufgabe gefunden', other: '# erledigte Aufgaben gefunden' }),
  },
  used: (count) => plural(count, { one: '# Tool verwendet', other: '# Tools verwendet' }),
  progress: (done, total) => `${number(done)} von ${number(total)}`,
  effects: { read: 'Lesend', write: 'Schreibend', destructive: 'Destruktiv' },
  heading: 'Tools',
  attempt: (count) => `Versuch ${number(count)}`,
  server: (name) => `Server: ${name}`,
  copyAll: 'Alles kopieren',
  held: 'Startet, sobald Sie über die anderen entschieden haben.',
  unknown: 'Es ist nicht bekannt, ob dies geschehen ist.',
  lookFirst: 'Sehen Sie erst nach, ob es geschehen ist: Ein zweiter Lauf kann es noch einmal tun.',
  notAllowed: (reason) => (reason ? `Sie haben das nicht erlaubt: ${reason}` : 'Sie haben das nicht erlaubt.'),
  connect: 'Verbinden',
  check: 'Nachsehen',
  runAgain: 'Erneut ausführen',
  progressBar: 'Fortschritt',
});

export const results = ({ plural }: Say): Words['results'] => ({
  arguments: 'Argumente',
  showArguments: 'Argumente anzeigen als',
  argumentsJson: 'Argumente als JSON',
  fields: 'Felder',
  shown: 'Ansicht',
  copyJson: 'JSON kopieren',
  result: 'Ergebnis',
  showResult: 'Ergebnis anzeigen als',
  resultJson: 'Ergebnis als JSON',
  table: 'Ergebnis als Tabelle',
  allRows: (count) => plural(count, { one: '# Zeile anzeigen', other: 'Alle # Zeilen anzeigen' }),
  noTasks: 'Keine Aufgaben.',
  nothing: 'Es kam nichts zurück.',
  none: 'keine',
  nothingGiven: 'Es wurde nichts angegeben.',
  yes: 'ja',
  no: 'nein',
  picture: 'Bild, das das Tool geliefert hat',
  sound: 'Ton, den das Tool geliefert hat',
  unknown: (type) => `Etwas, das hier nicht angezeigt werden kann (${type}).`,
});
