/** PostgreSQL's classes of errors that pass: connection, resources, deadlock, operator intervention (its manual, appendix A). */
const PASSING_CLASSES = ['08', '40', '53', '57'];
/** A lock was held for too long by somebody else, or a transaction of ours fell silent for too long: what was begun is undone. */
const TOO_LONG = ['55P03', '25P03'];
const SOCKET_CODES = [
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT'],
  ...['EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
];
const PG_MESSAGES =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** Whether an error says that the database is away or wants us to try again, rather than that a query is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!Error.isError(error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isPassing = TOO_LONG.includes(code) || (code.length === 5 && PASSING_CLASSES.includes(code.slice(0, 2)));
  return isPassing || SOCKET_CODES.includes(code) || PG_MESSAGES.test(error.message);
}
