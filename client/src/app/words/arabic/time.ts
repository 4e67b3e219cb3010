import { type Words } from '../english';
import { type Say } from '../say';

export const time = ({ number, plural }: Say): Words['time'] => ({
  today: 'اليوم',
  yesterday: 'أمس',
  tomorrow: 'غدًا',
  previous7: `آخر ${number(7)} أيام`,
  previous30: `آخر ${number(30)} يومًا`,
  daysLate: (days) =>
    plural(days, {
      zero: 'بلا تأخير',
      one: 'متأخرة يومًا واحدًا',
      two: 'متأخرة يومين',
      few: 'متأخرة # أيام',
      many: 'متأخرة # يومًا',
      other: 'متأخرة # يوم',
    }),
  at: (day, clock) => `${day}، ${clock}`,
  seconds: (seconds) => `${number(seconds, 1)} ث`,
  minutes: (minutes, seconds) => `${number(minutes)} د ${number(seconds)} ث`,
  calendar: {
    name: 'اختر يومًا',
    previousMonth: 'الشهر السابق',
    nextMonth: 'الشهر التالي',
  },
});
