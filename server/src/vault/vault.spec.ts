import { describe, expect, it } from '@jest/globals';
import { Config } from '../config/config.js';
import { Vault } from './vault.js';

const vaultOf = (key: string) =>
  new Vault(Config.read({ DATABASE_URL: 'postgres://x/y', JWT_SECRET: 'x'.repeat(32), SECRET_KEY: key.repeat(32) }));
const VALUE = { access_token: 'ey.secret', scopes: ['é', '\u{1F511}'] };
const PLACE = ['connection', 'ada', 'wiki'];

describe(Vault, () => {
  const vault = vaultOf('a');

  it('opens what it has sealed, and so does every process with the same key', () => {
    expect(vaultOf('a').open(vault.seal(VALUE, PLACE), PLACE)).toEqual(VALUE);
  });

  it('shows nothing of what it has sealed, and never seals alike', () => {
    const [one, two] = [vault.seal(VALUE, PLACE), vault.seal(VALUE, PLACE)];

    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('secret');
    expect(one).not.toBe(two);
  });

  it.each([
    ['another user', ['connection', 'eve', 'wiki']],
    ['another server', ['connection', 'ada', 'blog']],
    ['a place that reads alike', ['connection', 'adawiki']],
    ['nobody', []],
  ])('does not open for %s', (_, place) => {
    const sealed = vault.seal(VALUE, PLACE);

    expect(() => vault.open(sealed, place)).toThrow();
  });

  it('does not open with another key', () => {
    const sealed = vault.seal(VALUE, PLACE);

    expect(() => vaultOf('b').open(sealed, PLACE)).toThrow();
  });

  it.each([0, 5, 20, 40])('notices a change of byte %i', (place) => {
    const bytes = Buffer.from(vault.seal(VALUE, PLACE), 'base64url');
    bytes[place] = (bytes[place] ?? 0) ^ 1;

    expect(() => vault.open(bytes.toString('base64url'), PLACE)).toThrow();
  });

  it.each(['', 'AQ', 'not sealed at all'])('does not open %j', (text) => {
    expect(() => vault.open(text, PLACE)).toThrow();
  });
});
