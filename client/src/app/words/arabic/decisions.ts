import { type Words } from '../english';
import { type Say } from '../say';

export const approval: Words['approval'] = {
  waits: (tool) => `«${tool}» تنتظر صفحتها`,
  waitsHint: 'الصفحة التي جلبت هذه الأداة هي التي تنفّذ هذا الطلب. لا يمكن هنا إلا رفضه.',
  question: (tool) => `هل تسمح بـ «${tool}»؟`,
  hint: (server) => `على الخادم «${server}». يُرسل كما هو معروض تمامًا، وفقط إذا سمحت بذلك.`,
  changed: 'تغيّرت هذه الأداة منذ أن سمحت بها. أعد النظر فيها.',
  sent: 'ما سيُرسل',
  allow: 'السماح',
  once: 'السماح مرة واحدة',
  conversation: 'السماح في هذه المحادثة',
  always: 'السماح دائمًا',
  reason: 'سبب الرفض، يقرؤه المساعد (اختياري)',
  reasonHint: 'السبب، يقرؤه المساعد',
  deny: 'رفض',
};

export const inputs = ({ number, plural }: Say): Words['inputs'] => ({
  asks: (tool) => `«${tool}» تسألك`,
  hint: (server) => `سيحصل الخادم «${server}» على إجابتك. لا تعطه كلمة مرور أبدًا.`,
  needed: 'تحتاج إلى إجابتك',
  open: (host) => `فتح ${host} في علامة تبويب جديدة`,
  unsafe: 'لا يمكن فتح هذا العنوان بأمان.',
  visited: 'أنجزت ذلك',
  send: 'إرسال الإجابة',
  answer: 'إجابة',
  choose: 'اختر',
  skipped: 'تم التخطي',
  faults: {
    missing: 'هذا الحقل مطلوب.',
    email: 'هذا ليس عنوان بريد إلكتروني.',
    url: 'هذا ليس عنوانًا كاملًا، مثل https://example.org.',
    number: 'هذا ليس رقمًا.',
    whole: 'يجب أن يكون عددًا صحيحًا.',
    least: (least) => `يجب أن يكون ${number(least)} أو أكثر.`,
    most: (most) => `يجب أن يكون ${number(most)} أو أقل.`,
    short: (least) =>
      plural(least, {
        one: 'حرف واحد على الأقل.',
        two: 'حرفان على الأقل.',
        few: '# أحرف على الأقل.',
        many: '# حرفًا على الأقل.',
        other: '# حرف على الأقل.',
      }),
    long: (most) =>
      plural(most, {
        one: 'حرف واحد على الأكثر.',
        two: 'حرفان على الأكثر.',
        few: '# أحرف على الأكثر.',
        many: '# حرفًا على الأكثر.',
        other: '# حرف على الأكثر.',
      }),
    few: (least) => `اختر ${number(least)} على الأقل.`,
    many: (most) => `اختر ${number(most)} على الأكثر.`,
  },
});
