import { type Words } from '../english';

export const signIn: Words['signIn'] = {
  about: 'Über Chatkeep',
  slogan: { first: 'Unterhaltungen,', second: 'die bleiben.' },
  promise:
    'Ihre Worte, Ihre Datenbank. Jeder Schritt des Assistenten ist sichtbar, zeitlich erfasst und lässt sich von Ihnen stoppen.',
  createHeading: 'Konto erstellen',
  createHint: 'Es liegt auf diesem Server und nirgends sonst.',
  welcome: 'Willkommen zurück',
  welcomeHint: 'Melden Sie sich an, um dort weiterzumachen, wo Sie aufgehört haben.',
  choice: 'Anmelden oder ein Konto erstellen',
  signIn: 'Anmelden',
  create: 'Konto erstellen',
  name: 'Name',
  email: 'E-Mail',
  password: 'Passwort',
  passwordHint: 'Mindestens 10 Zeichen. Ein Satz ist auch gut.',
  nameTooLong: 'Ein Name hat höchstens 100 Zeichen.',
  needsEmail: 'Geben Sie Ihre E-Mail-Adresse ein.',
  notEmail: 'Das sieht nicht wie eine E-Mail-Adresse aus.',
  needsPassword: 'Geben Sie Ihr Passwort ein.',
  passwordShort: 'Verwenden Sie mindestens 10 Zeichen.',
  passwordLong: 'Verwenden Sie höchstens 200 Zeichen.',
  elsewhere: (provider) => `Mit ${provider} anmelden`,
  hostedAt: (host) => `Selbst betrieben auf ${host}`,
  wrongCredentials: 'E-Mail-Adresse oder Passwort stimmt nicht.',
  emailTaken: 'Zu dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich stattdessen an.',
  refusals: {
    'account-exists':
      'Zu Ihrer E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich einmal mit dessen Passwort an, dann sind beide verbunden.',
    'no-email': 'Die andere Seite hat Ihre E-Mail-Adresse nicht mitgeteilt, die ein Konto braucht.',
    failed: 'Die Anmeldung hat nicht geklappt. Bitte versuchen Sie es erneut.',
  },
};
