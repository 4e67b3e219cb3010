import { actionOf, SHORTCUTS } from './shortcuts';

const pressed = (init: KeyboardEventInit) => actionOf(new KeyboardEvent('keydown', init));

describe(actionOf, () => {
  it('knows every shortcut, with Control as with Command', () => {
    for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(pressed({ ...held, shiftKey: true, code: 'KeyO' })).toBe('new-conversation');
      expect(pressed({ ...held, code: 'KeyN' })).toBe('new-conversation');
      expect(pressed({ ...held, code: 'KeyK' })).toBe('search');
      expect(pressed({ ...held, shiftKey: true, code: 'KeyS' })).toBe('sidebar');
      expect(pressed({ ...held, shiftKey: true, code: 'KeyC' })).toBe('copy-answer');
      expect(pressed({ ...held, key: '/' })).toBe('help');
    }
    expect(pressed({ shiftKey: true, key: 'Escape' })).toBe('composer');
    expect(pressed({ key: 'F6' })).toBe('next-region');
    expect(pressed({ shiftKey: true, key: 'F6' })).toBe('previous-region');
  });

  it('leaves typing, and the browser’s own shortcuts, alone', () => {
    expect(pressed({ key: 'k', code: 'KeyK' })).toBeUndefined();
    expect(pressed({ shiftKey: true, key: 'O', code: 'KeyO' })).toBeUndefined();
    expect(pressed({ ctrlKey: true, altKey: true, code: 'KeyK' })).toBeUndefined();
    expect(pressed({ ctrlKey: true, code: 'KeyC' })).toBeUndefined();
    expect(pressed({ key: '/' })).toBeUndefined();
    expect(pressed({ key: 'Escape' })).toBeUndefined();
  });

  it('lists no name twice', () => {
    expect(new Set(SHORTCUTS.map(({ name }) => name)).size).toBe(SHORTCUTS.length);
  });
});
