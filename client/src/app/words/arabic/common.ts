import { type Words } from '../english';
import { type Say } from '../say';

export const common = ({ plural }: Say): Words['common'] => ({
  copy: 'نسخ',
  copied: 'تم النسخ',
  notCopied: 'تعذّر النسخ',
  undo: 'تراجع',
  dismiss: 'إغلاق',
  close: 'إغلاق',
  cancel: 'إلغاء',
  save: 'حفظ',
  change: 'تعديل',
  keep: 'إبقاء',
  delete: 'حذف',
  tryAgain: 'إعادة المحاولة',
  retry: 'إعادة',
  skip: 'تخطٍّ',
  showMore: 'عرض المزيد',
  showLess: 'عرض أقل',
  showAll: 'عرض الكل',
  optional: '(اختياري)',
  showSidebar: 'إظهار الشريط الجانبي',
  newConversation: 'محادثة جديدة',
  menuFor: (name) => `قائمة ${name}`,
  deleteQuestion: (name) => `حذف «${name}»؟`,
  title: 'العنوان',
  titleTooLong: (most) =>
    plural(most, {
      one: 'الحد الأقصى للعنوان حرف واحد.',
      two: 'الحد الأقصى للعنوان حرفان.',
      few: 'الحد الأقصى للعنوان # أحرف.',
      many: 'الحد الأقصى للعنوان # حرفًا.',
      other: 'الحد الأقصى للعنوان # حرف.',
    }),
  titleEmpty: 'يجب أن يحتوي العنوان على حرف واحد على الأقل.',
  keys: { control: 'Ctrl', delete: 'Del', enter: 'Enter', escape: 'Esc' },
});
