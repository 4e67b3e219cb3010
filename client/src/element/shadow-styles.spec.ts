import { adapted } from './shadow-styles';

describe(adapted, () => {
  it('measures by the theme instead of the page', () => {
    expect(adapted('a { padding: 0.5rem -1rem; margin: .25rem }')).toBe(
      'a { padding: calc(0.5 * var(--ck-rem, 16px)) calc(-1 * var(--ck-rem, 16px)); margin: calc(.25 * var(--ck-rem, 16px)) }',
    );
  });

  it('takes a narrow element for a narrow screen and leaves other questions to the screen', () => {
    expect(adapted('@media (max-width: 767.98px) { a { color: red } }')).toContain('@container (max-width: 767.98px)');
    expect(adapted('@media (prefers-contrast: more) {}')).toBe('@media (prefers-contrast: more) {}');
  });

  it('leaves names alone that only look like measures', () => {
    expect(adapted('.a1rem { --x: theorem }')).toBe('.a1rem { --x: theorem }');
  });
});
