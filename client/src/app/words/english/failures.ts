/**
 * What went wrong, by code. What the server says itself is English and more exact: English takes these words only
 * where it says nothing.
 */
export const failures = {
  offline: 'The server cannot be reached. Check your connection and try again.',
  unexpected: 'Something went wrong on this page. Reload it and try again.',
  unauthenticated: 'You are signed out. Sign in to go on.',
  gone: 'It was deleted.',
  unsent: 'This message was not sent before the page was closed. It is below as you wrote it.',
  answer_ended: 'This answer has ended.',
  no_question: 'There is no question to ask again.',
  unsupported: 'This server asks in forms of its own.',
  no_stream: 'The server did not answer with a stream.',
  answer_failed: 'Something went wrong while the answer was written.',
  unsafe_address: 'The server gave an address that cannot be opened safely.',
  not_found: 'There is no such thing here.',
  conflict: 'This has changed in the meantime. Reload the page and look again.',
  validation_failed: 'Something in this cannot be accepted. Look it over and try again.',
  malformed_request: 'The server did not understand this. Reload the page and try again.',
  idempotency_key_reused: 'The server did not understand this. Reload the page and try again.',
  payload_too_large: 'This is too large.',
  unsupported_media_type: 'This kind of file is not accepted.',
  rate_limited: 'Too many requests. Wait a moment and try again.',
  unavailable: 'The server cannot do this just now. Try again in a moment.',
  internal: 'Something went wrong on the server. Please try again.',
  sign_in_unavailable: 'The sign-in is not available just now. Try again in a moment.',
  outside_refused: 'This address may not be reached.',
  response_too_large: 'The answer of the other server is too large.',
  model_unavailable: 'The AI model cannot be reached. Retry in a moment.',
  model_timed_out: 'The AI model did not answer in time. Retry in a moment.',
  model_answer_cut: 'The answer broke off. Retry to get a whole one.',
  model_rate_limited: 'The AI model is getting too many requests. Wait a minute, then retry.',
  model_quota_exceeded: 'The account for the AI model has used up its quota. Ask whoever runs this server to raise it.',
  model_unauthorized:
    'The AI model refused this server’s credentials. Ask whoever runs this server to check its API key.',
  model_rejected_request: 'The AI model did not accept this request. Choose another model or start a new conversation.',
  context_too_long:
    'This conversation has become too long for the AI model. Start a new one, or send a shorter message.',
  took_too_long: 'The answer took longer than it may, so it was stopped. Retry to go on.',
  too_many_crashes: 'The server stopped several times while it worked on this answer, so it gave up.',
  too_many_steps: 'The assistant came to its limit of steps without finishing, so it was stopped.',
  too_many_tool_calls: 'The assistant came to its limit of tool calls without finishing, so it was stopped.',
  answer_too_long: 'The AI model came to its limit for one answer, so the end is missing. Ask it to go on.',
  answer_filtered: 'The provider of the AI model held the rest of this answer back. Ask in other words.',
  tool_unavailable: 'This tool is not available at the moment.',
  tool_result_invalid: 'The tool answered in a form that it did not promise.',
  needs_connection: 'This tool works with an account of yours. Connect it first.',
  unknown_outcome: 'It is not known whether this happened.',
  bad_arguments: 'The model sent arguments that are not valid.',
  unknown_tool: 'There is no tool of this name.',
};

/** When the server says nothing but a status. */
export const unknownFailure = (status: string) => `The server answered with an error (${status}).`;
