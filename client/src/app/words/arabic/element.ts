import { type Words } from '../english';

export const element: Words['element'] = {
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
};
