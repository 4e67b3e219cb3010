import { type Words } from '../english';

export const failures: Words['failures'] = {
  offline: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung, und versuchen Sie es erneut.',
  unexpected: 'Auf dieser Seite ist etwas schiefgegangen. Laden Sie sie neu, und versuchen Sie es erneut.',
  unauthenticated: 'Sie sind abgemeldet. Melden Sie sich an, um weiterzumachen.',
  gone: 'Sie wurde gelöscht.',
  unsent:
    'Diese Nachricht wurde nicht gesendet, bevor die Seite geschlossen wurde. Sie steht unten, wie Sie sie geschrieben haben.',
  answer_ended: 'Diese Antwort ist zu Ende.',
  no_question: 'Es gibt keine Frage, die erneut gestellt werden könnte.',
  unsupported: 'Dieser Server fragt mit eigenen Formularen.',
  no_stream: 'Der Server hat nicht mit einem Datenstrom geantwortet.',
  answer_failed: 'Beim Schreiben der Antwort ist etwas schiefgegangen.',
  unsafe_address: 'Der Server nannte eine Adresse, die sich nicht sicher öffnen lässt.',
  not_found: 'Das gibt es hier nicht.',
  conflict: 'Das hat sich inzwischen geändert. Laden Sie die Seite neu, und sehen Sie noch einmal hin.',
  validation_failed: 'Etwas davon kann nicht angenommen werden. Prüfen Sie es, und versuchen Sie es erneut.',
  malformed_request: 'Der Server hat das nicht verstanden. Laden Sie die Seite neu, und versuchen Sie es erneut.',
  idempotency_key_reused: 'Der Server hat das nicht verstanden. Laden Sie die Seite neu, und versuchen Sie es erneut.',
  payload_too_large: 'Das ist zu groß.',
  unsupported_media_type: 'Diese Art von Datei wird nicht angenommen.',
  rate_limited: 'Zu viele Anfragen. Warten Sie einen Moment, und versuchen Sie es erneut.',
  unavailable: 'Der Server kann das gerade nicht. Versuchen Sie es gleich noch einmal.',
  internal: 'Auf dem Server ist etwas schiefgegangen. Bitte versuchen Sie es erneut.',
  sign_in_unavailable: 'Die Anmeldung ist gerade nicht verfügbar. Versuchen Sie es gleich noch einmal.',
  outside_refused: 'Diese Adresse darf nicht aufgerufen werden.',
  response_too_large: 'Die Antwort des anderen Servers ist zu groß.',
  model_unavailable: 'Das KI-Modell ist nicht erreichbar. Versuchen Sie es gleich noch einmal.',
  model_timed_out: 'Das KI-Modell hat nicht rechtzeitig geantwortet. Versuchen Sie es gleich noch einmal.',
  model_answer_cut: 'Die Antwort brach ab. Wiederholen Sie, um eine ganze zu bekommen.',
  model_rate_limited: 'Das KI-Modell bekommt zu viele Anfragen. Warten Sie eine Minute, und wiederholen Sie dann.',
  model_quota_exceeded:
    'Das Kontingent für das KI-Modell ist aufgebraucht. Bitten Sie den Betreiber dieses Servers, es zu erhöhen.',
  model_unauthorized:
    'Das KI-Modell hat die Zugangsdaten dieses Servers abgelehnt. Bitten Sie den Betreiber, den API-Schlüssel zu prüfen.',
  model_rejected_request:
    'Das KI-Modell hat diese Anfrage nicht angenommen. Wählen Sie ein anderes Modell, oder beginnen Sie eine neue Unterhaltung.',
  context_too_long:
    'Diese Unterhaltung ist für das KI-Modell zu lang geworden. Beginnen Sie eine neue, oder senden Sie eine kürzere Nachricht.',
  took_too_long: 'Die Antwort dauerte länger als erlaubt und wurde gestoppt. Wiederholen Sie, um weiterzumachen.',
  too_many_crashes:
    'Der Server ist bei dieser Antwort mehrmals ausgefallen und hat aufgegeben. Ihre Nachricht ist gespeichert; bitte versuchen Sie es erneut.',
  too_many_steps:
    'Der Assistent hat seine Höchstzahl an Schritten erreicht, ohne fertig zu werden, und wurde gestoppt.',
  too_many_tool_calls:
    'Der Assistent hat seine Höchstzahl an Tool-Aufrufen erreicht, ohne fertig zu werden, und wurde gestoppt.',
  answer_too_long:
    'Das KI-Modell hat seine Grenze für eine Antwort erreicht, das Ende fehlt. Bitten Sie es, fortzufahren.',
  answer_filtered:
    'Der Anbieter des KI-Modells hat den Rest dieser Antwort zurückgehalten. Fragen Sie mit anderen Worten, oder wählen Sie ein anderes Modell.',
  tool_unavailable: 'Dieses Tool ist gerade nicht verfügbar.',
  tool_result_invalid: 'Das Tool hat in einer Form geantwortet, die es nicht versprochen hat.',
  needs_connection: 'Dieses Tool braucht ein Konto von Ihnen. Verbinden Sie es zuerst.',
  unknown_outcome: 'Es ist nicht bekannt, ob dies geschehen ist.',
  bad_arguments: 'Das Modell hat ungültige Argumente gesendet.',
  unknown_tool: 'Ein Tool mit diesem Namen gibt es nicht.',
};

export const unknownFailure = (status: string) => `Der Server hat mit einem Fehler geantwortet (${status}).`;
