import axe from 'axe-core';

/** Nothing that axe can tell without a layout is wrong with an element. */
export async function expectAccessible(element: Element): Promise<void> {
  document.body.append(element);
  const { violations } = await axe.run(element, {
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
