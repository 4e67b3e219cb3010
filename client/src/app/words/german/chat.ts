import { type Words } from '../english';
import { type Say } from '../say';

export const chat = ({ plural }: Say): Words['chat'] => ({
  skipToComposer: 'Zum Eingabefeld springen',
  skipToAnswer: 'Zur letzten Antwort springen',
  demo: { wide: 'Demo nach Skript', narrow: 'Demo', after: ', keine KI' },
  notFound: 'Nicht gefunden',
  notHere: 'Diese Unterhaltung ist nicht hier',
  notHereHint: 'Sie wurde gelöscht oder gehört zu einem anderen Konto.',
  notLoaded: 'Diese Unterhaltung konnte nicht geladen werden',
  answerCopied: 'Letzte Antwort kopiert.',
  messages: 'Nachrichten',
  loading: 'Nachrichten werden geladen',
  loadingOlder: 'Ältere Nachrichten werden geladen',
  unseen: (count) => plural(count, { other: '# neu' }),
  latest: 'Neueste',
  afterJump: ', zum Ende springen',
  assistantAt: (clock) => `Assistent, ${clock}`,
  youAt: (clock, isQueued) => `Sie, ${clock}${isQueued ? ', wartet' : ''}`,
  attachments: 'Anhänge',
  queued: 'Wartet, wird als Nächstes gesendet',
  withdraw: 'Zurückziehen',
  working: 'Der Assistent arbeitet',
  copyAnswer: 'Antwort kopieren',
  answerAgain: 'Erneut antworten',
  feedback: { positive: 'Gute Antwort', negative: 'Schlechte Antwort' },
  thinking: 'Denkt nach',
  thought: 'Hat nachgedacht',
  stopped: 'Diese Antwort wurde gestoppt',
  stoppedAtOnce: 'Gestoppt, bevor etwas gesagt wurde',
  interrupted: 'Unterbrochen, als der Server neu startete. Was geschrieben war, bleibt erhalten.',
  failed: 'Diese Antwort konnte nicht beendet werden. Ihre Nachricht ist gespeichert.',
  spoken: {
    complete: 'Antwort fertig.',
    stopped: 'Antwort gestoppt.',
    interrupted: 'Antwort unterbrochen.',
    failed: '',
    answering: 'Der Assistent antwortet.',
    approval: (tool) => `Freigabe nötig: ${tool}.`,
    call: (words) => `${words}.`,
  },
  rateLimited: 'Das waren viele Nachrichten.',
  againIn: { before: 'Sie können wieder senden in ', after: '.' },
  againNow: 'Sie können jetzt wieder senden.',
});

export const composer = ({ number, plural }: Say): Words['composer'] => ({
  message: 'Nachricht',
  placeholder: 'Nachricht an Chatkeep',
  placeholderFirst: 'Fragen Sie, oder sagen Sie, was zu tun ist',
  placeholderNext: 'Nächste Nachricht schreiben',
  model: 'Modell',
  count: (length, most) => `${number(length)} / ${number(most)}`,
  tooLong: (over) => plural(over, { other: '# Zeichen zu viel. Kürzen Sie, oder senden Sie zwei Nachrichten.' }),
  stop: 'Stopp',
  stopping: 'Stoppt',
  afterStop: ' (die Antwort)',
  send: 'Nachricht senden',
  hint: 'Enter sendet, Umschalt + Enter beginnt eine neue Zeile',
});

export const welcome: Words['welcome'] = {
  hello: {
    morning: (name) => (name ? `Guten Morgen, ${name}` : 'Guten Morgen'),
    afternoon: (name) => (name ? `Guten Tag, ${name}` : 'Guten Tag'),
    evening: (name) => (name ? `Guten Abend, ${name}` : 'Guten Abend'),
  },
  question: 'Was wollen wir erledigen?',
  scripted: {
    before: 'Die Antworten hier folgen einem Skript. Für ein echtes Modell setzen Sie ',
    after: ' und starten neu.',
  },
  prompts: {
    organize: {
      label: 'Meine Aufgaben ordnen',
      hint: 'Zeigt, was offen und was überfällig ist',
      text: 'Hilf mir, meine Aufgaben zu ordnen',
    },
    plan: { label: 'Meinen Tag planen', hint: 'Ein kurzer Plan aus dem, was ansteht', text: 'Plane meinen Tag' },
    create: {
      label: 'Aufgabe erstellen',
      hint: '„Quartalsbericht prüfen“, bis Freitag',
      text: 'Erstelle eine Aufgabe „Quartalsbericht prüfen“, fällig am Freitag',
    },
    fail: {
      label: 'Ein Tool scheitern lassen',
      hint: 'Sehen, wie ein Fehler erklärt wird',
      text: 'Lass ein Tool scheitern',
    },
    write: {
      label: 'Nachricht entwerfen',
      hint: 'Eine freundliche Erinnerung in drei Zeilen',
      text: 'Entwirf eine freundliche Erinnerung in drei Zeilen',
    },
  },
};
