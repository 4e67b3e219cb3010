import { describe, expect, it } from '@jest/globals';
import { demoRequest, Turn } from './demo-request.js';
import { LABEL, plan } from './planner.js';

const TOOLS = ['create_task', 'list_tasks', 'update_task', 'complete_task', 'delete_task'].map(
  (name) => `tasks__${name}`,
);
const MILK = { id: 'id-milk', title: 'Buy milk', status: 'open', priority: 'normal', due_at: null, notes: null };
const CALL = { id: 'id-call', title: 'Call Ada', status: 'open', priority: 'high', due_at: '2026-12-01T09:00:00.000Z' };
const DONE = { id: 'id-done', title: 'Pay rent', status: 'done', priority: 'low', due_at: null };

describe(plan, () => {
  it.each([
    ['Create a task to review the Q4 report', ['Review the Q4 report']],
    ['please add a task: Buy milk.', ['Buy milk']],
    ['Create tasks “Buy milk” and “Call Ada”', ['Buy milk', 'Call Ada']],
    ['add the tasks \'Bread and butter\', "Call Ada"', ['Bread and butter', 'Call Ada']],
    ['Create tasks „eins“ and «deux»', ['Eins', 'Deux']],
    ['Make three tasks: write, review and rest', ['Write', 'Review', 'Rest']],
    ["Create a task called Bob's review", ["Bob's review"]],
  ])('%s', (text, titles) => {
    expect(calls(text)).toEqual(titles.map((title) => ['tasks__create_task', { title }]));
  });

  it('passes on a priority', () => {
    expect(calls('Create a high priority task to call Ada')).toEqual([
      ['tasks__create_task', { title: 'Call Ada', priority: 'high' }],
    ]);
  });

  it.each([
    ['Help me organize my tasks', {}],
    ['Show my open tasks', { status: 'open' }],
    ['what are my completed tasks?', { status: 'done' }],
    ['List tasks', {}],
    ['Plan my day', { status: 'open' }],
    ['Complete “Buy milk”', { query: 'Buy milk' }],
    ['mark the task buy milk as done', { query: 'Buy milk' }],
    ['Delete task Buy milk', { query: 'Buy milk' }],
    ['Rename “Go to bank” to “Go to shop”', { query: 'Go to bank' }],
  ])('looks at the tasks first: %s', (text, filter) => {
    expect(calls(text)).toEqual([['tasks__list_tasks', filter]]);
  });

  it.each([
    ['Complete buy milk', 'complete_task', { id: 'id-milk' }],
    ['Delete milk', 'delete_task', { id: 'id-milk' }],
    ['Rename “Buy milk” to “Buy oat milk”', 'update_task', { id: 'id-milk', title: 'Buy oat milk' }],
  ])('then acts on the one that is meant: %s', (text, tool, args) => {
    expect(calls(text, ['list_tasks', { tasks: [MILK, CALL] }])).toEqual([[`tasks__${tool}`, args]]);
  });

  it('asks which one is meant, or says that there is none', () => {
    expect(answer('Complete l', ['list_tasks', { tasks: [MILK, CALL] }])).toContain('Which one do you mean?');
    expect(answer('Complete bread', ['list_tasks', { tasks: [] }])).toContain('no task called “Bread”');
  });

  it.each([
    ['Complete buy milk', 'complete_task', { task: { ...MILK, status: 'done' } }, 'Completed task: Buy milk'],
    ['Complete buy milk', 'complete_task', { ...MILK, status: 'done' }, 'Completed task: Buy milk'],
    ['Delete buy milk', 'delete_task', { deleted: true, id: 'id-milk', title: 'Buy milk!' }, 'Deleted task: Buy milk!'],
    ['Delete buy milk', 'delete_task', { deleted: true, id: 'id-milk' }, 'Deleted task: Buy milk'],
    [
      'Rename milk to bread',
      'update_task',
      { task: { ...MILK, title: 'Bread' } },
      'Updated task: it is now called Bread',
    ],
    ['Create a task to buy milk', 'create_task', { task: MILK }, 'Created task: Buy milk'],
  ])('tells what a tool has confirmed: %s', (text, tool, result, words) => {
    expect(answer(text, [tool, result])).toContain(words);
  });

  it.each([
    ['Complete buy milk', 'complete_task', 'Completed task'],
    ['Delete buy milk', 'delete_task', 'Deleted task'],
    ['Rename milk to bread', 'update_task', 'Updated task'],
    ['Create a task to buy milk', 'create_task', 'Created task'],
    ['Plan my day', 'create_task', 'Created task'],
  ])('claims nothing that no tool has confirmed: %s', (text, tool, claim) => {
    const refused = answer(text, [tool, 'The user denied this call.']);

    expect(refused).not.toContain(claim);
    expect(refused).toContain('The user denied this call.');
    expect(answer(text)).not.toContain(claim);
  });

  it('organises real tasks: the urgent first, the done last', () => {
    expect(answer('Help me organize my tasks', ['list_tasks', { tasks: [DONE, MILK, CALL] }])).toMatch(
      /3 tasks, 2 of them open.*First.*- \[ \] Call Ada \(high priority, due 2026-12-01\).*Then.*Buy milk.*Done.*- \[x\] Pay rent/s,
    );
  });

  it('offers to create tasks when there are none to organise', () => {
    expect(answer('Help me organize my tasks', ['list_tasks', { tasks: [] }])).toContain('Shall I create some?');
  });

  it('plans a day with several tasks', () => {
    expect(calls('Plan my day', ['list_tasks', { tasks: [MILK] }])).toEqual([
      ['tasks__create_task', { title: 'Morning: look through messages' }],
      ['tasks__create_task', { title: 'Work on: Buy milk' }],
      ['tasks__create_task', { title: 'Evening: write down what got done' }],
    ]);
  });

  it('lets a tool fail when asked to, and explains it', () => {
    expect(calls('Make a tool fail')).toEqual([['tasks__complete_task', { id: expect.any(String) }]]);
    expect(answer('Make a tool fail', ['complete_task', 'No task with this id.'])).toMatch(
      /meant to fail.*No task with this id/s,
    );
  });

  it('remembers only what this request says', () => {
    const turns: Turn[] = [
      { role: 'user', text: 'My cat is called Mimi' },
      { role: 'assistant', text: 'ok' },
      { role: 'user', text: 'What did I say before?' },
    ];

    expect(textOf(turns)).toContain('- My cat is called Mimi');
    expect(textOf(turns.slice(2))).toContain('the first thing that you said');
  });

  it.each([
    ['Hello!', 'Hello!'],
    ['thank you', 'You are welcome'],
    ['Who are you?', 'stands in for a language model'],
    ['help', '- Plan my day'],
    ['Show markdown', '## A heading'],
    ['show me some code', '```ts'],
    ['a table please', '| --- |'],
  ])('answers %s', (text, words) => {
    expect(answer(text)).toContain(words);
  });

  it('says so when it does not understand', () => {
    expect(answer('Explain quantum chromodynamics')).toMatch(/do not understand “Explain quantum.*- Plan my day/s);
  });

  it('writes as many words as one wants', () => {
    expect(answer('Write 250 words').slice(LABEL.length).trim().split(/\s+/)).toHaveLength(250);
    expect(answer('a long answer').length).toBeGreaterThan(1500);
  });

  it('thinks before it speaks when asked to', () => {
    expect(plan(request([{ role: 'user', text: 'Think about it' }])).map(({ type }) => type)).toEqual([
      'reasoning',
      'text',
    ]);
  });

  it('says what it is at the start of every answer, once', () => {
    const call: Turn = { role: 'call', id: 'call_1', name: 'tasks__list_tasks' };
    const result: Turn = { role: 'result', callId: 'call_1', text: '{"tasks":[]}' };
    const turns: Turn[] = [{ role: 'user', text: 'List my tasks' }, { role: 'assistant', text: LABEL }, call, result];

    expect(answer('List my tasks')).toMatch(new RegExp(`^${LABEL}\n`));
    expect(textOf(turns)).toBe('You have no tasks.');
  });

  it('says so when it lacks the tool', () => {
    expect(textOf([{ role: 'user', text: 'List my tasks' }], [])).toContain('not among the tools I was given');
  });
});

type Result = [tool: string, result: unknown];

function request(turns: Turn[], toolNames = TOOLS) {
  return demoRequest(turns, turns, { model: 'demo-scripted', isStreaming: true, wantsUsage: true, toolNames });
}

function turnsOf(text: string, result?: Result): Turn[] {
  const turns: Turn[] = [{ role: 'user', text }];
  if (!result) return turns;
  const [tool, value] = result;
  const answer = typeof value === 'string' ? value : JSON.stringify(value);
  return [
    ...turns,
    { role: 'call', id: 'call_1', name: `tasks__${tool}` },
    { role: 'result', callId: 'call_1', text: answer },
  ];
}

function textOf(turns: Turn[], tools = TOOLS): string {
  return plan(request(turns, tools))
    .flatMap((item) => (item.type === 'text' ? [item.text] : []))
    .join('');
}

function answer(text: string, result?: Result): string {
  return textOf(turnsOf(text, result));
}

function calls(text: string, result?: Result): [string, unknown][] {
  const items = plan(request(turnsOf(text, result)));
  return items.flatMap((item) => (item.type === 'call' ? [[item.name, JSON.parse(item.arguments)]] : []));
}
