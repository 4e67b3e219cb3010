import { describe, expect, it } from '@jest/globals';
import { toolPolicy, type TrustSettings } from './tool-policy.js';

const READS = { readOnlyHint: true };
const WRITES = { readOnlyHint: false };
const HARMLESS = { destructiveHint: false, idempotentHint: true, openWorldHint: false };
const asking: TrustSettings = { approval: 'ask', tools: {} };
const trusting: TrustSettings = { approval: 'writes', tools: {} };
const free: TrustSettings = { approval: 'never', tools: {} };
const but = (settings: TrustSettings, note: TrustSettings['tools'][string]): TrustSettings => ({
  ...settings,
  tools: { note },
});

describe(toolPolicy, () => {
  it.each<[string, TrustSettings, object, boolean]>([
    ['asks for every tool of a server that asks', asking, {}, true],
    ['does not believe what a tool of such a server says of itself', asking, READS, true],
    ['believes a trusted server that a tool only reads', trusting, READS, false],
    ['asks for what a trusted server marks as writing', trusting, WRITES, true],
    ['asks for what a trusted server does not mark at all', trusting, {}, true],
    ['takes no other mark for reading', trusting, HARMLESS, true],
    ['never asks where nothing needs to be approved', free, {}, false],
    ['not even for what says that it writes', free, { ...WRITES, destructiveHint: true }, false],
    ['lets one tool of a server that asks run freely', but(asking, { approval: 'never' }), {}, false],
    ['asks for one tool of a server that never asks', but(free, { approval: 'ask' }), READS, true],
    ['believes one tool of a server that asks', but(asking, { approval: 'writes' }), READS, false],
    ['keeps to the server where a tool sets something else', but(trusting, { retry: 'read' }), WRITES, true],
  ])('%s', (_, settings, said, asks) => {
    expect(toolPolicy(settings, 'note', said).asks).toBe(asks);
  });

  it.each<[string, TrustSettings, 'read' | 'idempotent' | 'effect']>([
    ['takes every tool for one with effects', trusting, 'effect'],
    ['repeats what the settings call reading', but(asking, { retry: 'read' }), 'read'],
    ['repeats what the settings call idempotent', but(asking, { retry: 'idempotent' }), 'idempotent'],
    ['keeps to effects where a tool sets something else', but(asking, { approval: 'never' }), 'effect'],
  ])('%s', (_, settings, retry) => {
    expect(toolPolicy(settings, 'note', { ...READS, ...HARMLESS }).retry).toBe(retry);
  });

  it('applies what is set for a tool to that tool alone', () => {
    const settings = but(asking, { approval: 'never', retry: 'read' });

    expect(toolPolicy(settings, 'other', {})).toEqual({ asks: true, retry: 'effect' });
  });

  it.each(['constructor', 'toString', '__proto__'])('knows no settings of a tool named %s', (name) => {
    expect(toolPolicy(asking, name, {})).toEqual({ asks: true, retry: 'effect' });
  });
});
