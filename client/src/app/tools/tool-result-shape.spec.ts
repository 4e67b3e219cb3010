import { aTask } from '../testing/stories';
import { shapeOf } from './tool-result-shape';

describe(shapeOf, () => {
  it.each([
    ['one task', { content: [], structuredContent: { ...aTask() } }],
    ['a named task', { content: [], structuredContent: { task: aTask() } }],
    ['a list of tasks', { content: [], structuredContent: { tasks: [aTask()] } }],
    ['a task as JSON in a text', { content: [{ type: 'text', text: JSON.stringify(aTask()) }] }],
  ])('shows %s as task rows', (_what, result) => {
    expect(shapeOf(result)).toEqual({ kind: 'tasks', tasks: [aTask()] });
  });

  it('shows a list of objects as rows', () => {
    const shape = shapeOf({ content: [], structuredContent: { files: [{ name: 'a' }, { name: 'b', size: 2 }] } });

    expect(shape).toMatchObject({ kind: 'rows', columns: ['name', 'size'] });
  });

  it('shows an object as fields', () => {
    expect(shapeOf({ content: [], structuredContent: { sent: true, to: 'Eve' } })).toMatchObject({ kind: 'fields' });
  });

  it('shows everything else as it came', () => {
    expect(shapeOf({ content: [{ type: 'text', text: '{not json' }] })).toMatchObject({ kind: 'content' });
  });
});
