import { type Words } from '../english';
import { type Say } from '../say';

const RESULTS = {
  zero: 'لا نتائج',
  one: 'نتيجة واحدة',
  two: 'نتيجتان',
  few: '# نتائج',
  many: '# نتيجة',
  other: '# نتيجة',
};

export const search = ({ plural }: Say): Words['search'] => ({
  heading: 'بحث',
  field: 'البحث في كل ما قيل وأُنجز',
  close: 'Esc، إغلاق البحث',
  results: 'النتائج',
  messages: 'الرسائل',
  titles: 'العناوين',
  you: 'أنت: ',
  assistant: 'المساعد: ',
  nothing: (words) => `لم يُعثر على شيء عن «${words}».`,
  found: (count) => plural(count, RESULTS),
  count: (count, isMore) => plural(count, RESULTS, isMore),
  move: 'تنقّل',
  open: 'فتح',
});

export const keyboard: Words['keyboard'] = {
  heading: 'اختصارات لوحة المفاتيح',
  shortcuts: {
    newConversation: 'محادثة جديدة',
    search: 'بحث',
    sidebar: 'إظهار الشريط الجانبي أو إخفاؤه',
    composer: 'الانتقال إلى حقل الكتابة',
    copyAnswer: 'نسخ آخر إجابة',
    stop: 'إيقاف الإجابة',
    recall: 'استرجاع آخر رسالة',
    nextRegion: 'المنطقة التالية',
    send: 'إرسال',
    help: 'هذه القائمة',
  },
};
