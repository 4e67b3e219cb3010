import { drawn } from './drawn-content';

describe(drawn, () => {
  it('draws a picture and a sound from their own bytes', () => {
    expect(drawn({ type: 'image', data: 'AA==', mimeType: 'image/png' })).toEqual({
      kind: 'picture',
      source: 'data:image/png;base64,AA==',
    });
    expect(drawn({ type: 'audio', data: 'AA==', mimeType: 'audio/wav' })).toMatchObject({ kind: 'sound' });
  });

  it.each([
    ['a drawing that can carry a script', { type: 'image', data: 'AA==', mimeType: 'image/svg+xml' }],
    ['an address in place of bytes', { type: 'image', data: 'https://evil.example/p.png', mimeType: 'image/png' }],
    ['a kind of tomorrow', { type: 'hologram' }],
  ])('does not draw %s', (_what, content) => {
    expect(drawn(content)).toEqual({ kind: 'unknown', type: content.type });
  });

  it('draws a large picture and sound from our own server, and from no other', () => {
    const picture = { type: 'resource_link', name: 'image.png', mimeType: 'image/png' };
    const ours = `${location.origin}/api/chatkit/attachments/1?token=t`;
    const theirs = 'https://evil.example/api/chatkit/attachments/1?token=t';

    expect(drawn({ ...picture, uri: ours })).toEqual({ kind: 'picture', source: ours });
    expect(drawn({ ...picture, uri: ours, mimeType: 'audio/wav' })).toEqual({ kind: 'sound', source: ours });
    expect(drawn({ ...picture, uri: theirs })).toMatchObject({ kind: 'link' });
    expect(drawn({ ...picture, uri: ours, mimeType: 'application/pdf' })).toMatchObject({ kind: 'link' });
  });

  it('names a link, and says where it leads', () => {
    const content = {
      type: 'resource_link',
      uri: 'https://a.example/x.pdf',
      name: 'x.pdf',
      mimeType: 'application/pdf',
    };

    expect(drawn(content)).toEqual({
      kind: 'link',
      uri: 'https://a.example/x.pdf',
      name: 'x.pdf',
      about: 'application/pdf · https://a.example/x.pdf',
    });
  });

  it('shows the words of a resource, and its picture', () => {
    expect(drawn({ type: 'resource', resource: { uri: 'file:///a', text: 'Hello' } })).toEqual({
      kind: 'text',
      text: 'Hello',
    });
    expect(
      drawn({ type: 'resource', resource: { uri: 'file:///a', blob: 'AA==', mimeType: 'image/png' } }),
    ).toMatchObject({ kind: 'picture' });
  });

  it('draws nothing of what is not base64, however long it is', () => {
    const data = `A${' '.repeat(1_000_000)}!`;

    expect(drawn({ type: 'image', data, mimeType: 'image/png' })).not.toMatchObject({ kind: 'picture' });
    expect(drawn({ type: 'image', data: 'AA=\n=\n', mimeType: 'image/png' })).toMatchObject({ kind: 'picture' });
  });
});
