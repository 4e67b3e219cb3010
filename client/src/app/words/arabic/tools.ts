import { type Words } from '../english';
import { type Say } from '../say';

const verb = (did: string, doing: string) => ({
  did: (title: string) => (title ? `${did} المهمة: ${title}` : `${did} مهمة`),
  failed: (title: string) => `تعذّر ${doing} المهمة${title && `: ${title}`}`,
  denied: (title: string) => `لم يتم ${doing} المهمة${title && ` «${title}»`}`,
});

export const tools = ({ number, plural }: Say): Words['tools'] => ({
  states: {
    awaiting_approval: 'تحتاج إلى موافقة',
    held: 'مسموح بها',
    needs_connection: 'غير متصلة',
    running: 'قيد التنفيذ',
    success: 'تمت',
    error: 'فشلت',
    denied: 'مرفوضة',
    cancelled: 'ملغاة',
    unknown_outcome: 'النتيجة غير معروفة',
  },
  leads: {
    awaiting_approval: 'يريد استخدام:',
    held: 'سيستخدم:',
    needs_connection: 'تعذّر استخدام:',
    running: 'الذكاء الاصطناعي يستخدم:',
    success: 'استخدم:',
    error: 'تعذّر استخدام:',
    denied: 'لم يستخدم:',
    cancelled: 'أُوقفت:',
    unknown_outcome: 'غير مؤكد:',
  },
  verbs: {
    create_task: verb('أُنشئت', 'إنشاء'),
    update_task: verb('عُدّلت', 'تعديل'),
    complete_task: verb('أُنجزت', 'إنجاز'),
    delete_task: verb('حُذفت', 'حذف'),
  },
  listed: {
    any: (count) =>
      plural(count, {
        zero: 'لا توجد مهام',
        one: 'عُرضت مهمة واحدة',
        two: 'عُرضت مهمتان',
        few: 'عُرضت # مهام',
        many: 'عُرضت # مهمة',
        other: 'عُرضت # مهمة',
      }),
    open: (count) =>
      plural(count, {
        zero: 'لا توجد مهام مفتوحة',
        one: 'عُرضت مهمة مفتوحة واحدة',
        two: 'عُرضت مهمتان مفتوحتان',
        few: 'عُرضت # مهام مفتوحة',
        many: 'عُرضت # مهمة مفتوحة',
        other: 'عُرضت # مهمة مفتوحة',
      }),
    done: (count) =>
      plural(count, {
        zero: 'لا توجد مهام منجزة',
        one: 'عُرضت مهمة منجزة واحدة',
        two: 'عُرضت مهمتان منجزتان',
        few: 'عُرضت # مهام منجزة',
        many: 'عُرضت # مهمة منجزة',
        other: 'عُرضت # مهمة منجزة',
      }),
  },
  used: (count) =>
    plural(count, {
      one: 'استُخدمت أداة واحدة',
      two: 'استُخدمت أداتان',
      few: 'استُخدمت # أدوات',
      many: 'استُخدمت # أداة',
      other: 'استُخدمت # أداة',
    }),
  progress: (done, total) => `${number(done)} من ${number(total)}`,
  effects: { read: 'قراءة', write: 'كتابة', destructive: 'إتلاف' },
  heading: 'الأدوات',
  attempt: (count) => `المحاولة ${number(count)}`,
  server: (name) => `الخادم: ${name}`,
  copyAll: 'نسخ الكل',
  held: 'تبدأ بعد أن تقرر بشأن البقية.',
  unknown: 'لا يُعرف هل حدث ذلك أم لا.',
  lookFirst: 'تحقّق أولًا هل حدث ذلك: قد يؤدي التشغيل مرة أخرى إلى تكراره.',
  notAllowed: (reason) => (reason ? `لم تسمح بذلك: ${reason}` : 'لم تسمح بذلك.'),
  connect: 'اتصال',
  check: 'تحقّق',
  runAgain: 'تشغيل مرة أخرى',
  progressBar: 'التقدّم',
});

export const results = ({ plural }: Say): Words['results'] => ({
  arguments: 'المدخلات',
  showArguments: 'عرض المدخلات كـ',
  argumentsJson: 'المدخلات بصيغة JSON',
  fields: 'حقول',
  shown: 'عرض',
  copyJson: 'نسخ JSON',
  result: 'النتيجة',
  showResult: 'عرض النتيجة كـ',
  resultJson: 'النتيجة بصيغة JSON',
  table: 'النتيجة في جدول',
  allRows: (count) =>
    plural(count, {
      one: 'عرض الصف الوحيد',
      two: 'عرض الصفّين',
      few: 'عرض كل الصفوف (#)',
      many: 'عرض كل الصفوف (#)',
      other: 'عرض كل الصفوف (#)',
    }),
  noTasks: 'لا توجد مهام.',
  nothing: 'لم يَعُد شيء.',
  none: 'لا شيء',
  nothingGiven: 'لم يُعطَ شيء.',
  yes: 'نعم',
  no: 'لا',
  picture: 'صورة أعادتها الأداة',
  sound: 'صوت أعادته الأداة',
  unknown: (type) => `شيء لا يمكن عرضه هنا (${type}).`,
});
