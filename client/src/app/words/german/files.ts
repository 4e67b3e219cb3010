import { type Words } from '../english';
import { type Say } from '../say';

export const files = ({ number, plural }: Say): Words['files'] => ({
  attach: 'Dateien anhängen',
  pick: 'Dateien',
  attached: 'Angehängte Dateien',
  uploading: (name) => `${name} wird hochgeladen`,
  remove: (name) => `${name} entfernen`,
  download: (name) => `${name} herunterladen`,
  underWay: (count) => plural(count, { one: 'Eine Datei wird hochgeladen', other: '# Dateien werden hochgeladen' }),
  ready: (count) => plural(count, { one: 'Eine Datei ist angehängt', other: '# Dateien sind angehängt' }),
  problems: {
    tooMany: (most) =>
      plural(most, {
        one: 'ist eine zu viel: Eine Nachricht nimmt # Datei mit',
        other: 'ist eine zu viel: Eine Nachricht nimmt # Dateien mit',
      }),
    tooLarge: (megabytes) => `ist zu groß: höchstens ${number(megabytes)} MB`,
    unsendable: 'ist von einer Art, die nicht gesendet werden kann',
    failed: (why) => `konnte nicht hochgeladen werden. ${why}`,
  },
});
