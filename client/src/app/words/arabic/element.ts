import { type Words } from '../english';
import { type Say } from '../say';

export const element = ({ plural, number }: Say): Words['element'] => ({
  frame: 'دردشة',
  greeting: 'كيف يمكنني مساعدتك اليوم؟',
  newChat: 'دردشة جديدة',
  history: 'السجل',
  closeHistory: 'إغلاق السجل',
  renameThread: (name) => `إعادة تسمية ${name}`,
  deleteThread: (name) => `حذف ${name}`,
  noHistory: 'لا شيء بعد. ما تتحدث عنه هنا يبقى هنا.',
  loading: 'جارٍ التحميل',
  older: 'عرض الأقدم',
  notLoaded: 'تعذّر تحميل هذه الدردشة',
  placeholder: 'اكتب إلى الذكاء الاصطناعي',
  closed: 'هذه الدردشة مغلقة.',
  suggestions: 'اقتراحات',
  attach: 'إرفاق ملفات',
  files: 'ملفات',
  tools: 'الأدوات',
  mention: 'ذكر شيء',
  dictation: {
    idle: 'إملاء',
    recording: 'إيقاف الإملاء',
    writing: 'جارٍ التدوين',
    failed: 'إملاء، فشلت المحاولة الأخيرة',
  },
  afterTool: '، عدم الاستخدام',
  removeQuote: 'إزالة الاقتباس',
  attached: 'الملفات المرفقة',
  uploading: 'جارٍ الرفع',
  remove: (name) => `إزالة ${name}`,
  notUploaded: 'تعذّر رفعه',
  tooMany: (most) =>
    plural(most, {
      one: 'زائد عن الحد: ملف واحد لكل رسالة',
      two: 'زائد عن الحد: ملفان لكل رسالة',
      few: 'زائد عن الحد: # ملفات لكل رسالة',
      many: 'زائد عن الحد: # ملفًا لكل رسالة',
      other: 'زائد عن الحد: # ملف لكل رسالة',
    }),
  tooLarge: (megabytes) => `كبير جدًا: ${number(megabytes)} م.ب على الأكثر`,
});
