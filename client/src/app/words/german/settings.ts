import { type Words } from '../english';
import { type Say } from '../say';

export const settings = ({ plural }: Say): Words['settings'] => ({
  heading: 'Einstellungen',
  tools: 'Tools',
  connected: (server) => `„${server}“ ist verbunden. Der Assistent kann die Tools für Sie verwenden.`,
  servers: 'Server',
  serversHint: 'Tools kommen von Servern. Bei jedem steht, ob Sie vor der Verwendung gefragt werden.',
  noServers: 'Keine Server',
  noServersHint: 'Wer diesen Server betreibt, kann welche in der Datei eintragen, die MCP_CONFIG nennt.',
  loadingTools: 'Tools werden geladen',
  standing: 'Ohne Rückfrage erlaubt',
  standingHint:
    'Was Sie dauerhaft oder für eine Unterhaltung erlaubt haben. Nehmen Sie es zurück, fragt das Tool wieder.',
  loadingStanding: 'Erlaubtes wird geladen',
  inConversation: { before: 'In ', link: 'einer Unterhaltung' },
  always: 'Immer',
  since: (date) => `· seit ${date}`,
  askAgain: 'Wieder fragen',
  askAgainBefore: (tool) => `Vor ${tool} wieder fragen`,
  askAgainNow: 'Ab jetzt wieder fragen',
  noneStanding: 'Nichts. Tools, die fragen, tun das jedes Mal.',
  connect: 'Verbinden',
  connectTo: (server) => `${server} verbinden`,
  connectAgain: 'Neu verbinden',
  connectAgainTo: (server) => `${server} neu verbinden`,
  disconnect: 'Trennen',
  disconnectFrom: (server) => `${server} trennen`,
  checkAgain: 'Erneut prüfen',
  toolCount: (count) => plural(count, { one: '# Tool', other: '# Tools' }),
  changed: 'Geändert',
  noTools: 'Er bietet keine Tools an.',
  about: 'Es sagt nicht, wozu es da ist.',
  takes: 'Angaben',
  showTakes: 'Angaben anzeigen als',
  takesJson: 'Angaben als JSON-Schema',
  needed: 'nötig',
  optional: 'optional',
  takesNothing: 'Es braucht keine Angaben.',
  policies: {
    changed: 'Fragt wieder, es hat sich seit Ihrer Erlaubnis geändert',
    asks: 'Fragt jedes Mal',
    allowed: 'Von Ihnen erlaubt',
    free: 'Braucht keine Erlaubnis',
  },
  states: {
    ready: { word: 'Bereit', advice: '' },
    connected: { word: 'Verbunden', advice: '' },
    connecting: {
      word: 'Verbindung wird aufgebaut',
      advice: 'Der Server wird gefragt, was er kann. Das dauert einen Moment.',
    },
    needs_connection: {
      word: 'Nicht verbunden',
      advice: 'Seine Tools brauchen ein Konto von Ihnen. Verbinden Sie es, dann kann der Assistent sie verwenden.',
    },
    wants_more: {
      word: 'Braucht mehr Rechte',
      advice: 'Sie werden erneut gefragt, was er darf. Bis dahin funktioniert nur ein Teil seiner Tools.',
    },
    unavailable: {
      word: 'Nicht verfügbar',
      advice:
        'Er wird von selbst erneut versucht. Bleibt es dabei, kann der Betreiber dieses Servers Adresse und Protokoll prüfen.',
    },
  },
  notConnected: {
    expired:
      'Diese Anmeldung ist abgelaufen oder wurde in einem anderen Browser begonnen. Nichts wurde geändert; verbinden Sie noch einmal.',
    denied: 'Der Zugriff wurde dort nicht erteilt. Nichts wurde geändert; Sie können jederzeit verbinden.',
    issuer_mismatch:
      'Die Antwort kam von jemand anderem als dem, zu dem Sie geschickt wurden, und wurde nicht verwendet. Nichts wurde geändert.',
    other: 'Der Server konnte nicht verbunden werden. Nichts wurde geändert; Sie können es erneut versuchen.',
  },
  disconnected: (server) => `Von „${server}“ getrennt`,
  asksAgain: (tool) => `„${tool}“ fragt ab jetzt wieder`,
});

export const tokens: Words['tokens'] = {
  heading: 'Zugriffstoken',
  about:
    'Mit einem Token kann ein Programm von Ihnen, etwa ein Editor, an Ihren Aufgaben arbeiten. Mehr öffnet es nicht.',
  name: 'Name',
  placeholder: 'Mein Editor',
  make: 'Token erstellen',
  copyNow: 'Kopieren Sie es jetzt.',
  shownOnce: (name) => `„${name}“ wird nur dieses eine Mal angezeigt.`,
  fresh: 'Das neue Token',
  copy: 'Token kopieren',
  made: (date) => `Erstellt am ${date} ·`,
  used: (date) => `zuletzt verwendet am ${date}`,
  unused: 'nie verwendet',
  revoke: 'Widerrufen',
  revokeNamed: (name) => `${name} widerrufen`,
  revokeQuestion: (name) => `„${name}“ widerrufen?`,
  revokeHint: 'Was es verwendet, wird sofort ausgesperrt.',
  none: 'Sie haben keine Token.',
  loading: 'Token werden geladen',
  how: 'So verwenden Sie eines',
  howHint: 'Geben Sie Ihrem Programm diese Adresse und das Token. Die meisten nehmen sie in dieser Form:',
  setup: 'Konfiguration',
  copySetup: 'Konfiguration kopieren',
};
