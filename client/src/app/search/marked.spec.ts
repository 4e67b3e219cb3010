import { marked } from './marked';

describe(marked, () => {
  it('cuts a snippet into what was hit and what stands around it', () => {
    expect(marked('the <mark>backup</mark> and <mark>backup</mark>s')).toEqual([
      { text: 'the ', isHit: false },
      { text: 'backup', isHit: true },
      { text: ' and ', isHit: false },
      { text: 'backup', isHit: true },
      { text: 's', isHit: false },
    ]);
  });

  it('begins shortly before the first hit, with a whole word', () => {
    const [lead] = marked('I understand a few English phrases and act only through real <mark>tools</mark>');

    expect(lead?.text).toBe('… and act only through real ');
  });

  it('leaves out the end of a word that the server has cut', () => {
    const [lead] = marked('…h real tools. I look at your <mark>task</mark>s');

    expect(lead?.text).toBe('… real tools. I look at your ');
  });

  it('leaves other markup as the text that it is', () => {
    expect(marked('<b>bold</b> & <mark>x</mark>')[0]).toEqual({ text: '<b>bold</b> & ', isHit: false });
  });
});
