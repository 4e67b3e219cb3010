import { type Words } from '../english';
import { type Say } from '../say';

export const conversations = ({ plural }: Say): Words['conversations'] => ({
  skipToPage: 'الانتقال إلى الصفحة',
  heading: 'المحادثات',
  list: 'قائمة المحادثات',
  hideSidebar: 'إخفاء الشريط الجانبي',
  search: 'بحث',
  pages: 'الصفحات',
  chat: 'الدردشة',
  waiting: (count) =>
    plural(count, { one: 'واحدة تنتظر', two: 'اثنتان تنتظران', few: '# تنتظر', many: '# تنتظر', other: '# تنتظر' }),
  afterWaiting: ' قرارك',
  afterTaskCount: ' مفتوحة',
  notLoaded: 'تعذّر تحميل محادثاتك.',
  loading: 'جارٍ تحميل المحادثات',
  loadingMore: 'جارٍ تحميل المزيد من المحادثات',
  none: 'ستظهر محادثاتك هنا.',
  marks: { waiting: 'في انتظار موافقتك', running: 'جارٍ الرد', unread: 'غير مقروءة' },
  menu: 'المحادثة',
  rename: 'إعادة تسمية',
  exportMarkdown: 'تصدير بصيغة Markdown',
  exportJson: 'تصدير بصيغة JSON',
  loss: (count) =>
    plural(count, {
      zero: 'لن تُحذف معها أي رسالة. يمكنك التراجع خلال عشر ثوانٍ.',
      one: 'ستُحذف معها رسالة واحدة. يمكنك التراجع خلال عشر ثوانٍ.',
      two: 'ستُحذف معها رسالتان. يمكنك التراجع خلال عشر ثوانٍ.',
      few: 'ستُحذف معها # رسائل. يمكنك التراجع خلال عشر ثوانٍ.',
      many: 'ستُحذف معها # رسالة. يمكنك التراجع خلال عشر ثوانٍ.',
      other: 'ستُحذف معها # رسالة. يمكنك التراجع خلال عشر ثوانٍ.',
    }),
  deleted: 'حُذفت المحادثة',
  notRenamed: (why) => `لم يتغير العنوان. ${why}`,
  notDeleted: (why) => `لم تُحذف المحادثة. ${why}`,
  notRestored: (why) => `تعذّرت استعادة المحادثة. ${why}`,
  notExported: (why) => `لم يُصدَّر شيء. ${why}`,
  offline: 'أنت غير متصل. تجري إعادة الاتصال تلقائيًا، وما تكتبه محفوظ.',
  online: 'عاد الاتصال.',
});

export const account: Words['account'] = {
  menu: 'الحساب',
  theme: 'المظهر',
  themes: { system: 'حسب النظام', light: 'فاتح', dark: 'داكن' },
  language: 'اللغة',
  languageNotLoaded: (name) => `تعذّر تحميل ${name}. تحقّق من اتصالك وحاول مرة أخرى.`,
  screenReader: 'قارئ الشاشة',
  readAloud: 'قراءة الإجابات',
  settings: 'الإعدادات',
  exportAll: 'تصدير بياناتي',
  shortcuts: 'اختصارات لوحة المفاتيح',
  signOut: 'تسجيل الخروج',
};
