import { Mentions } from './mentions';

const ADA = { id: 'p1', title: 'Ada', data: { number: '1' } };

describe(Mentions, () => {
  it('cuts a text where it mentions things', () => {
    const mentions = new Mentions();
    mentions.add(ADA);
    mentions.add({ id: 'p2', title: 'Ada (Byron)' });

    expect(mentions.contentOf('Ask @Ada (Byron), then @Ada.')).toEqual([
      { type: 'input_text', text: 'Ask ' },
      { type: 'input_tag', id: 'p2', text: 'Ada (Byron)', interactive: false, data: {} },
      { type: 'input_text', text: ', then ' },
      { type: 'input_tag', id: 'p1', text: 'Ada', interactive: false, data: { number: '1' } },
      { type: 'input_text', text: '.' },
    ]);
  });

  it('has nothing to say of a text without them', () => {
    const mentions = new Mentions();
    mentions.add(ADA);

    expect(mentions.contentOf('Ask Ada')).toBeUndefined();
  });

  it('shows what a page gives in pieces as a text that says the same', () => {
    const mentions = new Mentions();
    const content = [
      { type: 'input_text', text: 'Ask ' },
      { type: 'input_tag', id: 'p1', text: 'Ada', interactive: false, data: { number: '1' } },
    ] as const;

    const text = mentions.textOf(content);

    expect(text).toBe('Ask @Ada');
    expect(mentions.contentOf(text)).toEqual(content);
  });
});
