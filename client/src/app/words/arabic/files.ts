import { type Words } from '../english';
import { type Say } from '../say';

export const files = ({ number, plural }: Say): Words['files'] => ({
  attach: 'إرفاق ملفات',
  pick: 'ملفات',
  attached: 'الملفات المرفقة',
  uploading: (name) => `جارٍ رفع ${name}`,
  remove: (name) => `إزالة ${name}`,
  download: (name) => `تنزيل ${name}`,
  underWay: (count) =>
    plural(count, {
      one: 'جارٍ رفع ملف',
      two: 'جارٍ رفع ملفين',
      few: 'جارٍ رفع # ملفات',
      many: 'جارٍ رفع # ملفًا',
      other: 'جارٍ رفع # ملف',
    }),
  ready: (count) =>
    plural(count, {
      one: 'أُرفق ملف',
      two: 'أُرفق ملفان',
      few: 'أُرفقت # ملفات',
      many: 'أُرفق # ملفًا',
      other: 'أُرفق # ملف',
    }),
  problems: {
    tooMany: (most) =>
      plural(most, {
        one: 'زائد عن الحد: ملف واحد لكل رسالة',
        two: 'زائد عن الحد: ملفان لكل رسالة',
        few: 'زائد عن الحد: # ملفات لكل رسالة',
        many: 'زائد عن الحد: # ملفًا لكل رسالة',
        other: 'زائد عن الحد: # ملف لكل رسالة',
      }),
    tooLarge: (megabytes) => `كبير جدًا: ${number(megabytes)} م.ب على الأكثر`,
    unsendable: 'من نوع لا يمكن إرساله',
    failed: (why) => `تعذّر رفعه. ${why}`,
  },
});
