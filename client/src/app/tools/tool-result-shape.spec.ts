import { aTask } from '../testing/stories';
import { sectionsOf } from './tool-result-shape';

const kinds = (structuredContent: Record<string, unknown>) =>
  sectionsOf({ content: [], structuredContent }).map(({ kind, name }) => (name ? `${name}: ${kind}` : kind));

describe(sectionsOf, () => {
  it.each([
    ['one task', { content: [], structuredContent: { ...aTask() } }],
    ['a named task', { content: [], structuredContent: { task: aTask() } }],
    ['a list of tasks', { content: [], structuredContent: { tasks: [aTask()] } }],
    ['a task as JSON in a text', { content: [{ type: 'text', text: JSON.stringify(aTask()) }] }],
  ])('shows %s as task rows', (_what, result) => {
    expect(sectionsOf(result)).toEqual([{ kind: 'tasks', tasks: [aTask()], name: null }]);
  });

  it('shows a list of objects as rows, with the columns of all', () => {
    const [shape] = sectionsOf({ content: [], structuredContent: { files: [{ name: 'a' }, { name: 'b', size: 2 }] } });

    expect(shape).toMatchObject({ kind: 'rows', columns: ['name', 'size'] });
  });

  it.each([
    ['an object as fields', { sent: true, to: 'Eve' }, ['fields']],
    ['words as a list', { names: ['a', 'b'] }, ['list']],
    ['the lists of an object below its fields', { total: 2, files: [{ a: 1 }] }, ['fields', 'files: rows']],
    ['short lists within the fields', { total: 2, tags: ['a', 'b'] }, ['fields']],
    ['two lists one below the other', { files: [{ a: 1 }], people: [{ b: 1 }] }, ['files: rows', 'people: rows']],
  ])('shows %s', (_what, value, expected) => {
    expect(kinds(value)).toEqual(expected);
  });

  it('shows a picture below what a tool says in fields', () => {
    const picture = { type: 'image', data: 'AA==', mimeType: 'image/png' };
    const content = [{ type: 'text', text: '{"size":2}' }, picture];

    expect(sectionsOf({ content, structuredContent: { size: 2 } })).toEqual([
      { kind: 'fields', fields: { size: 2 }, name: null },
      { kind: 'content', content: [picture], name: null },
    ]);
  });

  it.each([
    ['a text that is no JSON', [{ type: 'text', text: '{not json' }]],
    ['nothing', []],
  ])('shows %s as it came', (_what, content) => {
    expect(sectionsOf({ content })).toEqual([{ kind: 'content', content, name: null }]);
  });
});
