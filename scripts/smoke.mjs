// Tries a running installation as a person would, from outside: npm run smoke -- https://chat.example.org
// Registers somebody for the occasion and erases them again; or signs in as SMOKE_EMAIL with SMOKE_PASSWORD, whose
// other conversations it leaves alone; what it made it removes, also when a step fails. --keep leaves it. Ends with 0 when everything held, else with 1.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ options: { keep: { type: 'boolean' } }, allowPositionals: true });
const origin = positionals[0]?.replace(/\/+$/, '');
if (!origin || !URL.canParse(origin)) {
  console.error('Usage: npm run smoke -- https://chat.example.org [--keep]');
  process.exit(2);
}

const ANSWER_MS = 120_000;
const TOLD_MS = 5_000;
const name = `Smoke test ${randomUUID().slice(0, 8)}`;
const given = { email: process.env.SMOKE_EMAIL, password: process.env.SMOKE_PASSWORD };
const isGuest = !given.email;
const account = isGuest ? { email: `smoke-${randomUUID()}@example.org`, password: randomUUID() } : given;
let token;
let conversationId;

/** The answer's body; throws with what the server said when its status is another than it should be. */
async function ask(method, path, { body, status = 200, headers = {} } = {}) {
  const response = await fetch(origin + path, {
    method,
    signal: AbortSignal.timeout(70_000),
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (![status].flat().includes(response.status))
    throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 300)}`);
  return text && response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text;
}

function expect(isTrue, otherwise) {
  if (!isTrue) throw new Error(otherwise);
}

/** Each must hold for the next; a line for each. */
async function step(title, work) {
  const start = performance.now();
  try {
    const result = await work();
    console.log(`ok      ${title} (${Math.round(performance.now() - start)} ms)`);
    return result;
  } catch (error) {
    console.error(`FAILED  ${title}: ${[error.message, error.cause?.message].filter(Boolean).join(': ')}`);
    if (token && !values.keep) await clearAway();
    process.exit(1);
  }
}

/** After a step that failed: with a guest goes all that is theirs. */
async function clearAway() {
  const [left, removed] = isGuest ? [account.email, forgetGuest()] : [name, removeMade()];
  await removed.catch(({ message }) => console.error(`        ${left} is still there: ${message}`));
}

function forgetGuest() {
  return ask('DELETE', '/api/auth/me', { body: { password: account.password }, status: 204 });
}

/** The conversation first: nobody makes another task in it then. */
async function removeMade() {
  if (conversationId) await ask('DELETE', `/api/chat/conversations/${conversationId}`, { status: [204, 404] });
  for (const { id } of await tasksMade()) await ask('DELETE', `/api/tasks/${id}`, { status: 204 });
}

async function tasksMade() {
  return (await ask('GET', `/api/tasks?query=${encodeURIComponent(name)}`)).tasks;
}

async function signIn(path, status) {
  ({ access_token: token } = await ask('POST', path, { body: account, status }));
  expect(token, 'there is no access token in the answer');
}

/** Whether the feed tells of a new conversation while its connection stays open; a proxy that buffers keeps it back. */
async function hearOfNewConversation() {
  const over = AbortSignal.timeout(TOLD_MS);
  try {
    return await readFeed(over);
  } catch (error) {
    if (!over.aborted) throw error;
    throw new Error(`nothing was told within ${TOLD_MS / 1000} s: does a proxy hold event streams back?`, {
      cause: error,
    });
  }
}

async function readFeed(signal) {
  const headers = { Authorization: `Bearer ${token}`, Accept: 'text/event-stream' };
  const feed = await fetch(`${origin}/api/chat/events`, { headers, signal });
  expect(feed.ok, `GET /api/chat/events answered ${feed.status}`);
  ({ id: conversationId } = await ask('POST', '/api/chat/conversations', { body: { title: name }, status: 201 }));
  let told = '';
  for await (const chunk of feed.body) if ((told += Buffer.from(chunk).toString()).includes(conversationId)) return;
  throw new Error('the stream ended before it told of the conversation');
}

async function send(key) {
  const body = { content: `Create a task called '${name}'. Use your tool for it.` };
  const path = `/api/chat/conversations/${conversationId}/messages`;
  const sent = await ask('POST', path, { body, status: [201, 202], headers: { 'Idempotency-Key': key } });
  return sent.run;
}

/** Follows the run to its end; approves the call when it asks. */
async function finish({ id }) {
  for (const end = Date.now() + ANSWER_MS; Date.now() < end; await pause(500)) {
    const run = await ask('GET', `/api/chat/runs/${id}`);
    if (run.status === 'awaiting_approval') await approve();
    if (run.status === 'completed') return;
    expect(!run.finished_at, `the run is ${run.status}: ${run.error?.message ?? 'no error is told'}`);
  }
  throw new Error(`there was no answer within ${ANSWER_MS / 1000} s`);
}

async function approve() {
  for (const { id, status, arguments_sha256 } of (await answerOf()).tool_calls)
    if (status === 'awaiting_approval')
      await ask('POST', `/api/chat/tool-calls/${id}/decision`, {
        body: { decision: 'approve', scope: 'once', arguments_sha256 },
      });
}

async function answerOf() {
  const { messages } = await ask('GET', `/api/chat/conversations/${conversationId}/messages`);
  expect(messages.length === 2, `there are ${messages.length} messages instead of a question and its answer`);
  return messages[1];
}

async function checkEvents({ id }) {
  const told = await ask('GET', `/api/chat/runs/${id}/events`, { headers: { Accept: 'text/event-stream' } });
  const ids = [...told.matchAll(/^id: ?(\d+)$/gm)].map(([, number]) => Number(number));
  expect(ids.length > 0 && ids.every((number, index) => number === index + 1), 'events of the run are missing');
}

async function checkStored() {
  const answer = await answerOf();
  expect(answer.status === 'complete' && answer.content !== '', `the answer is ${answer.status}`);
  const calls = answer.tool_calls.filter(({ tool_name }) => tool_name === 'create_task');
  expect(calls.length > 0, 'the assistant called no create_task');
  expect(calls[0].status === 'success', `the tool call ended in ${calls[0].status}: ${calls[0].error?.message ?? ''}`);
  const tasks = await tasksMade();
  expect(tasks.length === 1, `there are ${tasks.length} tasks called “${name}”`);
}

console.log(`${origin}: ${name}`);
await step('the process is alive', () => ask('GET', '/health/live'));
await step('it is ready: the database answers, at the head of the schema', () => ask('GET', '/health/ready'));
await step('it serves the page', async () => expect((await ask('GET', '/')).includes('<html'), 'that is no page'));
if (isGuest) await step('somebody registers', () => signIn('/api/auth/register', 201));
else await step('somebody signs in', () => signIn('/api/auth/login', 200));
await step('events arrive as they happen', hearOfNewConversation);
const key = randomUUID();
const run = await step('a message is taken in', () => send(key));
await step('it is answered', () => finish(run));
await step('its events are all there', () => checkEvents(run));
await step('the same message sent again is stored once', async () =>
  expect((await send(key)).id === run.id, 'it became another run'),
);
await step('somebody comes back', () => signIn('/api/auth/login', 200));
await step('question, answer, tool call and task are stored', checkStored);
if (!values.keep)
  await step('what was made is removed', async () => {
    await removeMade();
    if (isGuest) await forgetGuest();
  });
console.log('Everything held.');
