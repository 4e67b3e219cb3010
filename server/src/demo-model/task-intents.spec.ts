import { describe, expect, it } from '@jest/globals';
import { answer, calls } from './testing/demo-turn.js';

const MILK = { id: 'id-milk', title: 'Buy milk', status: 'open', priority: 'normal', due_at: null, notes: null };
const CALL = { id: 'id-call', title: 'Call Ada', status: 'open', priority: 'high', due_at: '2026-12-01T09:00:00.000Z' };
const DONE = { id: 'id-done', title: 'Pay rent', status: 'done', priority: 'low', due_at: null };

describe('what can be asked about tasks', () => {
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

  it('passes on a day', () => {
    expect(calls('Create a task called "Review Q4 report" due Friday')).toEqual([
      ['tasks__create_task', { title: 'Review Q4 report', due_at: expect.stringMatching(/T12:00:00/) }],
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
});
