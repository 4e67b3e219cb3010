import { type UnsentMessage } from '../chat/unsent-message';
import { UnsentMessages } from './unsent-messages';

function unsent(key: string, sentAt = 1): UnsentMessage {
  return { key, text: `Words of ${key}`, model: null, extras: {}, after: '', sentAt, isBack: false };
}

/** Two pages of Ada's in one browser. */
function setup() {
  localStorage.clear();
  const [left, open] = [new UnsentMessages('ada', new Map()), new UnsentMessages('ada', new Map())];
  const taken: string[] = [];
  const take = async (page: UnsentMessages, conversationId?: string) =>
    page.takeOver(conversationId, (message) => {
      taken.push(message.key);
      page.keep({ ...message, isBack: true }, conversationId);
    });
  return { left, open, taken, take };
}

describe(UnsentMessages, () => {
  it('keeps what is sent for its conversation, in the order of sending, until it is forgotten', () => {
    const { left } = setup();

    left.keep(unsent('k2', 2), 'v1');
    left.keep(unsent('k1', 1), 'v1');
    left.keep(unsent('k3'), undefined);

    const keys = (id?: string) => left.of(id).map(({ key }) => key);
    expect([keys('v1'), keys('v2'), keys()]).toEqual([['k1', 'k2'], [], ['k3']]);
    left.forget('k1');
    expect(keys('v1')).toEqual(['k2']);
  });

  it('moves a message into the conversation that it began', () => {
    const { left } = setup();
    left.keep(unsent('k1'), undefined);

    left.keep(unsent('k1'), 'v1');

    expect([left.of(undefined), left.of('v1').length]).toEqual([[], 1]);
  });

  it('hands over what a page was sending that is gone: once, and what was given back not at all', async () => {
    const { left, open, taken, take } = setup();
    left.keep(unsent('k1'), 'v1');
    left.keep({ ...unsent('k2'), isBack: true }, 'v1');

    await Promise.all([take(open, 'v1'), take(new UnsentMessages('ada', new Map()), 'v1')]);

    expect(taken).toEqual(['k1']);
  });

  it('keeps its hands off what its own page is sending', async () => {
    const { left, taken, take } = setup();
    left.keep(unsent('k1'), 'v1');

    await take(left, 'v1');

    expect(taken).toEqual([]);
  });

  it('goes on with the others when one of them is damaged', () => {
    const { left } = setup();
    left.keep(unsent('k1'), 'v1');
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"key":');

    left.keep(unsent('k2'), 'v1');

    expect(left.of('v1').map(({ key }) => key)).toEqual(['k2']);
  });

  it('keeps a bounded number of those that are back, and all that are being sent', () => {
    const { left } = setup();
    left.keep(unsent('sending', 0), undefined);

    for (let at = 1; at <= 30; at++) left.keep({ ...unsent(`k${at}`, at), isBack: true }, undefined);

    const keys = left.of(undefined).map(({ key }) => key);
    expect([keys.length, keys[0], keys[1], keys.at(-1)]).toEqual([21, 'sending', 'k11', 'k30']);
  });

  it('tells why a message cannot be taken over', async () => {
    const { left, open } = setup();
    left.keep(unsent('k1'), 'v1');

    const taking = open.takeOver('v1', () => {
      throw new Error('No room');
    });

    await expect(taking).rejects.toThrow('No room');
  });

  it('hides what one person sends from the next, and keeps nothing where nobody is signed in', async () => {
    const { left, taken, take } = setup();
    const [eve, nobody] = [new UnsentMessages('eve', new Map()), new UnsentMessages(undefined, new Map())];
    left.keep(unsent('k1'), undefined);
    nobody.keep(unsent('k2'), undefined);

    await take(eve);
    await take(nobody);

    expect([taken, eve.of(undefined), nobody.of(undefined)]).toEqual([[], [], []]);
    expect(left.of(undefined)).toHaveLength(1);
  });
});
