import { type Words } from '../english';
import { type Say } from '../say';

export const chat = ({ number, plural }: Say): Words['chat'] => ({
  skipToComposer: 'الانتقال إلى حقل الرسالة',
  skipToAnswer: 'الانتقال إلى آخر إجابة',
  demo: {
    wide: 'عرض تجريبي مبرمج',
    narrow: 'تجربة',
    after: '، ليس ذكاءً اصطناعيًا',
    files: 'تفهم بعض العبارات الإنجليزية، ولا تستطيع قراءة الملفات.',
  },
  details: {
    name: 'تفاصيل هذه الإجابة',
    loading: 'جارٍ التحميل',
    model: 'النموذج',
    tokens: 'الرموز',
    tokenCount: (read, written) => `${number(read)} مقروءة، ${number(written)} مكتوبة`,
    firstToken: 'أول كلمة بعد',
    duration: 'اكتملت بعد',
  },
  notFound: 'غير موجودة',
  notHere: 'هذه المحادثة ليست هنا',
  notHereHint: 'حُذفت، أو أنها تخص حسابًا آخر.',
  notLoaded: 'تعذّر تحميل هذه المحادثة',
  answerCopied: 'نُسخت آخر إجابة.',
  messages: 'الرسائل',
  loading: 'جارٍ تحميل الرسائل',
  loadingOlder: 'جارٍ تحميل رسائل أقدم',
  unseen: (count) =>
    plural(count, { one: 'رسالة جديدة', two: 'رسالتان جديدتان', few: '# جديدة', many: '# جديدة', other: '# جديدة' }),
  latest: 'الأحدث',
  afterJump: '، الانتقال إلى النهاية',
  assistantAt: (clock) => `المساعد، ${clock}`,
  youAt: (clock, isQueued) => `أنت، ${clock}${isQueued ? '، في الانتظار' : ''}`,
  attachments: 'المرفقات',
  queued: 'في الانتظار، ستُرسل بعد قليل',
  withdraw: 'سحب',
  working: 'المساعد يعمل',
  copyAnswer: 'نسخ الإجابة',
  answerAgain: 'إعادة الإجابة',
  feedback: { positive: 'إجابة جيدة', negative: 'إجابة سيئة' },
  thinking: 'يفكّر',
  thought: 'فكّر في الأمر',
  stopped: 'أُوقفت هذه الإجابة',
  stoppedAtOnce: 'أُوقفت قبل أن يُقال شيء',
  interrupted: 'انقطعت عند إعادة تشغيل الخادم. ما كُتب محفوظ.',
  failed: 'تعذّر إكمال هذه الإجابة. رسالتك محفوظة.',
  spoken: {
    complete: 'اكتملت الإجابة.',
    stopped: 'أُوقفت الإجابة.',
    interrupted: 'انقطعت الإجابة.',
    failed: '',
    answering: 'المساعد يجيب.',
    approval: (tool) => `مطلوب موافقتك: ${tool}.`,
    call: (words) => `${words}.`,
  },
  rateLimited: 'أُرسلت رسائل كثيرة.',
  againIn: { before: 'يمكنك الإرسال مجددًا بعد ', after: '.' },
  againNow: 'يمكنك الإرسال الآن.',
});

export const composer = ({ number, plural }: Say): Words['composer'] => ({
  message: 'الرسالة',
  placeholder: 'اكتب إلى Chatkeep',
  placeholderFirst: 'اسأل، أو قل ما المطلوب',
  placeholderNext: 'اكتب الرسالة التالية',
  model: 'النموذج',
  count: (length, most) => `${number(length)} / ${number(most)}`,
  tooLong: (over) =>
    plural(over, {
      one: 'الرسالة أطول من الحد بحرف واحد. اختصرها أو أرسلها في رسالتين.',
      two: 'الرسالة أطول من الحد بحرفين. اختصرها أو أرسلها في رسالتين.',
      few: 'الرسالة أطول من الحد بـ # أحرف. اختصرها أو أرسلها في رسالتين.',
      many: 'الرسالة أطول من الحد بـ # حرفًا. اختصرها أو أرسلها في رسالتين.',
      other: 'الرسالة أطول من الحد بـ # حرف. اختصرها أو أرسلها في رسالتين.',
    }),
  stop: 'إيقاف',
  stopping: 'جارٍ الإيقاف',
  afterStop: ' (الإجابة)',
  send: 'إرسال الرسالة',
  hint: 'Enter للإرسال، و Shift + Enter لسطر جديد',
});

export const welcome: Words['welcome'] = {
  hello: {
    morning: (name) => (name ? `صباح الخير يا ${name}` : 'صباح الخير'),
    afternoon: (name) => (name ? `طاب يومك يا ${name}` : 'طاب يومك'),
    evening: (name) => (name ? `مساء الخير يا ${name}` : 'مساء الخير'),
  },
  question: 'ماذا ننجز اليوم؟',
  scripted: { before: 'الإجابات هنا تتبع نصًا مبرمجًا. لاستخدام نموذج حقيقي، عيّن ', after: ' ثم أعد التشغيل.' },
  prompts: {
    organize: { label: 'رتّب مهامي', hint: 'يعرض المفتوح منها والمتأخر', text: 'ساعدني في ترتيب مهامي' },
    plan: { label: 'خطّط ليومي', hint: 'خطة قصيرة مما حان موعده', text: 'خطّط ليومي' },
    create: {
      label: 'أنشئ مهمة',
      hint: '«مراجعة تقرير الربع الرابع»، يوم الجمعة',
      text: 'أنشئ مهمة «مراجعة تقرير الربع الرابع» موعدها يوم الجمعة',
    },
    fail: { label: 'اجعل أداة تفشل', hint: 'لترى كيف يُشرح الخطأ', text: 'اجعل أداة تفشل' },
    write: { label: 'اكتب رسالة', hint: 'تذكير ودّي في ثلاثة أسطر', text: 'اكتب تذكيرًا وديًا في ثلاثة أسطر' },
  },
};
