import { type Words } from '../english';
import { type Say } from '../say';

export const time = ({ number, plural }: Say): Words['time'] => ({
  today: 'Heute',
  yesterday: 'Gestern',
  tomorrow: 'Morgen',
  previous7: 'Letzte 7 Tage',
  previous30: 'Letzte 30 Tage',
  daysLate: (days) => plural(days, { one: '# Tag überfällig', other: '# Tage überfällig' }),
  at: (day, clock) => `${day}, ${clock}`,
  seconds: (seconds) => `${number(seconds, 1)} s`,
  minutes: (minutes, seconds) => `${number(minutes)} min ${number(seconds)} s`,
  calendar: {
    name: 'Tag wählen',
    previousMonth: 'Voriger Monat',
    nextMonth: 'Nächster Monat',
  },
});
