import { type Words } from '../english';
import { type Say } from '../say';

export const fields = ({ number }: Say): Words['fields'] => ({
  email: 'Das sieht nicht nach einer E-Mail-Adresse aus.',
  password: `Verwenden Sie ${number(10)} bis ${number(200)} Zeichen und keines der meistbenutzten Passwörter. Ein ganzer Satz ist in Ordnung.`,
  name: `Ein Name hat ${number(1)} bis ${number(100)} Zeichen.`,
  title: `Ein Titel hat ${number(1)} bis ${number(200)} Zeichen.`,
  notes: `Notizen haben höchstens ${number(10_000)} Zeichen.`,
  content: `Eine Nachricht hat ${number(1)} bis ${number(10_000)} Zeichen.`,
  file: 'Es muss ein Bild, ein PDF oder ein Text sein und darf nicht leer sein.',
  attachment_ids: 'Eine Datei dieser Nachricht ist nicht mehr da. Hängen Sie sie noch einmal an.',
  reason: `Eine Begründung hat höchstens ${number(1_000)} Zeichen.`,
});
