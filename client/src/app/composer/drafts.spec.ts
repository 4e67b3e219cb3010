import { FILE } from '../testing/stories';
import { Drafts } from './drafts';

function setup() {
  localStorage.clear();
  return { drafts: new Drafts('ada') };
}

describe(Drafts, () => {
  it('keeps what was being written, and the files beside it, for each conversation', () => {
    const { drafts } = setup();

    drafts.keepText('v1', 'half a thought');
    drafts.keepFiles('v1', [FILE]);
    drafts.keepText(undefined, 'a beginning');

    expect([drafts.text('v1'), drafts.text(undefined), drafts.text('v2')]).toEqual([
      'half a thought',
      'a beginning',
      '',
    ]);
    expect([drafts.files('v1'), drafts.files('v2')]).toEqual([[FILE], []]);
  });

  it('shows nothing of it to whoever signs in next, and all of it to its person', () => {
    const { drafts } = setup();

    drafts.keepText(undefined, 'a secret');
    drafts.keepFiles(undefined, [FILE]);

    const [eve, again] = [new Drafts('eve'), new Drafts('ada')];
    expect([eve.text(undefined), eve.files(undefined)]).toEqual(['', []]);
    expect([again.text(undefined), again.files(undefined)]).toEqual(['a secret', [FILE]]);
  });

  it('takes what is damaged for nothing', () => {
    const { drafts } = setup();
    drafts.keepFiles('v1', [FILE]);
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '[{"type":');

    expect(drafts.files('v1')).toEqual([]);
  });

  it('keeps nothing where nobody is signed in', () => {
    setup();
    const nobody = new Drafts(undefined);

    nobody.keepText('v1', 'a word');

    expect([nobody.text('v1'), localStorage.length]).toEqual(['', 0]);
  });
});
