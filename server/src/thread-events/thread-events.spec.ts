import { describe, expect, it } from '@jest/globals';
import { ICON_NAMES } from './icon-name.js';
import { cases, isValid, schema } from './testing/schema.js';

describe('the ChatKit schema', () => {
  it.each(cases)('$def: $name', ({ def, valid, value }) => {
    expect(isValid(def, value)).toBe(valid);
  });

  it('knows the same icons as our types', () => {
    expect(schema.$defs.IconName).toHaveProperty('anyOf.0.enum', [...ICON_NAMES]);
  });

  it('lets a task carry the tool call behind it', () => {
    const task = { type: 'custom', status_indicator: 'loading', title: 'Create task', tool_call: { id: 'call_1' } };

    expect(isValid('Task', task)).toBe(true);
  });
});
