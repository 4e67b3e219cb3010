import { type Words } from '../english';

export const fields: Words['fields'] = {
  email: 'Das sieht nicht nach einer E-Mail-Adresse aus.',
  password:
    'Verwenden Sie 10 bis 200 Zeichen und keines der meistbenutzten Passwörter. Ein ganzer Satz ist in Ordnung.',
  name: 'Ein Name hat 1 bis 100 Zeichen.',
  title: 'Ein Titel hat 1 bis 200 Zeichen.',
  notes: 'Notizen haben höchstens 10.000 Zeichen.',
  content: 'Eine Nachricht hat 1 bis 10.000 Zeichen.',
  file: 'Es muss ein Bild, ein PDF oder ein Text sein und darf nicht leer sein.',
  attachment_ids: 'Eine Datei dieser Nachricht ist nicht mehr da. Hängen Sie sie noch einmal an.',
  reason: 'Eine Begründung hat höchstens 1.000 Zeichen.',
};
