import { type Words } from '../english';
import { type Say } from '../say';

export const items = ({ number, plural }: Say): Words['items'] => ({
  working: 'يعمل',
  workedFor: (seconds) => `استغرق العمل ${number(seconds)} ث`,
  steps: (count) =>
    plural(count, {
      zero: 'بلا خطوات',
      one: 'نُفّذت خطوة واحدة',
      two: 'نُفّذت خطوتان',
      few: 'نُفّذت # خطوات',
      many: 'نُفّذت # خطوة',
      other: 'نُفّذت # خطوة',
    }),
  searched: (words) => (words ? `بحث في الويب عن ${words}` : 'بحث في الويب'),
  readFiles: 'قرأ ملفات',
  madePicture: 'أنشأ صورة',
  thought: 'فكّر',
  step: 'خطوة',
  sources: 'المصادر',
  source: 'مصدر',
  picture: 'صورة أنشأها المساعد',
  makingPicture: 'جارٍ إنشاء صورة',
  openImage: (name, host) => `فتح الصورة${name && ` «${name}»`} من ${host || 'هذه الرسالة'}`,
  codeBlock: (language) => `شيفرة ${language}`,
  code: (language) => `شيفرة، ${language}`,
  plainText: 'نص',
  table: (columns) => `جدول: ${columns}`,
  ticked: 'منجز',
  unticked: 'مفتوح',
  button: 'زر',
  more: (count) =>
    plural(count, {
      one: 'عرض عنصر آخر',
      two: 'عرض عنصرين آخرين',
      few: 'عرض # عناصر أخرى',
      many: 'عرض # عنصرًا آخر',
      other: 'عرض # عنصر آخر',
    }),
});
