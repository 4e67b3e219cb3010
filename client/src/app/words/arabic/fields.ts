import { type Words } from '../english';
import { type Say } from '../say';

export const fields = ({ number }: Say): Words['fields'] => ({
  email: 'لا يبدو هذا عنوان بريد إلكتروني.',
  password: `استخدم من ${number(10)} إلى ${number(200)} حرف، وتجنّب كلمات المرور الشائعة. ويمكن أن تكون جملة.`,
  name: `الاسم من حرف واحد إلى ${number(100)} حرف.`,
  title: `العنوان من حرف واحد إلى ${number(200)} حرف.`,
  notes: `الحد الأقصى للملاحظات ${number(10_000)} حرف.`,
  content: `الرسالة من حرف واحد إلى ${number(10_000)} حرف.`,
  file: 'يجب أن يكون صورة أو PDF أو نصًا، وألا يكون فارغًا.',
  attachment_ids: 'أحد ملفات هذه الرسالة لم يعد موجودًا. أرفقه من جديد.',
  reason: `الحد الأقصى للسبب ${number(1_000)} حرف.`,
});
