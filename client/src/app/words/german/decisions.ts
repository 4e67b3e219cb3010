import { type Words } from '../english';
import { type Say } from '../say';

export const approval: Words['approval'] = {
  waits: (tool) => `„${tool}“ wartet auf seine Seite`,
  waitsHint: 'Die Seite, die dieses Tool mitbringt, führt diesen Aufruf aus. Hier lässt er sich nur ablehnen.',
  question: (tool) => `„${tool}“ erlauben?`,
  hint: (server) => `Auf dem Server „${server}“. Gesendet genau wie gezeigt, und nur, wenn Sie es erlauben.`,
  changed: 'Dieses Tool hat sich geändert, seit Sie es erlaubt haben. Sehen Sie noch einmal hin.',
  sent: 'Was gesendet wird',
  allow: 'Erlauben',
  once: 'Einmal erlauben',
  conversation: 'In dieser Unterhaltung erlauben',
  always: 'Immer erlauben',
  reason: 'Grund der Ablehnung, der Assistent liest ihn (optional)',
  reasonHint: 'Grund für die KI',
  deny: 'Ablehnen',
};

export const inputs = ({ number, plural }: Say): Words['inputs'] => ({
  asks: (tool) => `„${tool}“ fragt Sie`,
  hint: (server) => `Der Server „${server}“ erhält Ihre Antwort. Geben Sie ihm nie ein Passwort.`,
  needed: 'Antwort nötig',
  open: (host) => `${host} in neuem Tab öffnen`,
  unsafe: 'Diese Adresse lässt sich nicht sicher öffnen.',
  visited: 'Erledigt',
  send: 'Antwort senden',
  answer: 'Antworten',
  choose: 'Auswählen',
  skipped: 'Übersprungen',
  faults: {
    missing: 'Diese Angabe fehlt.',
    email: 'Das ist keine E-Mail-Adresse.',
    url: 'Das ist keine vollständige Adresse wie https://example.org.',
    number: 'Das ist keine Zahl.',
    whole: 'Hier gehört eine ganze Zahl hin.',
    least: (least) => `Hier gehört ${number(least)} oder mehr hin.`,
    most: (most) => `Hier gehört ${number(most)} oder weniger hin.`,
    short: (least) => `Mindestens ${number(least)} Zeichen.`,
    long: (most) => `Höchstens ${number(most)} Zeichen.`,
    few: (least) => plural(least, { one: 'Wählen Sie mindestens eins.', other: 'Wählen Sie mindestens #.' }),
    many: (most) => plural(most, { one: 'Wählen Sie höchstens eins.', other: 'Wählen Sie höchstens #.' }),
  },
});
