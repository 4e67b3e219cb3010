import { ChatKitApi } from '../app/chatkit/chatkit-api';
import { ChatKitServer } from '../app/testing/chatkit-server';
import { Dictation } from './dictation';

/** The browser's recorder, as far as a dictation uses it. */
class Recorder {
  static readonly isTypeSupported = () => true;
  readonly mimeType = 'audio/webm';
  state = 'inactive';
  ondataavailable: (event: { data: Blob }) => void = () => undefined;
  onstop: () => void = () => undefined;

  start(): void {
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    this.ondataavailable({ data: new Blob(['hello']) });
    this.onstop();
  }
}

/** One of a browser that has no way to record this microphone. */
class Broken extends Recorder {
  constructor() {
    super();
    throw new DOMException('Nothing can be recorded.', 'NotSupportedError');
  }
}

/** A microphone that is given when a spec says so. */
function setup() {
  const track = { isOn: false, stop: () => (track.isOn = false) };
  const permission = Promise.withResolvers<null>();
  const getUserMedia = vi.fn(async () => {
    await permission.promise;
    track.isOn = true;
    return { getTracks: () => [track] };
  });
  vi.stubGlobal('MediaRecorder', Recorder);
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  const server = new ChatKitServer().answer({ text: 'Hello' });
  const api = new ChatKitApi('http://localhost/chatkit', server.fetch, 'en');
  const heard: string[] = [];
  const dictation = new Dictation(
    () => api,
    () => (text) => heard.push(text),
  );
  return { dictation, heard, server, track, getUserMedia, allow: () => permission.resolve(null) };
}

describe(Dictation, () => {
  afterEach(() => vi.unstubAllGlobals());

  it('lets the microphone go and writes down what was said', async () => {
    const { dictation, heard, track, allow } = setup();
    allow();
    await dictation.toggle();
    expect([dictation.state(), track.isOn]).toEqual(['recording', true]);

    await dictation.toggle();

    await vi.waitFor(() => expect(heard).toEqual(['Hello']));
    expect([dictation.state(), track.isOn]).toEqual(['idle', false]);
  });

  it('lets the microphone go when its chat leaves the page, and sends nothing', async () => {
    const { dictation, server, track, allow } = setup();
    allow();
    await dictation.toggle();

    dictation.leave();

    expect([track.isOn, server.heard]).toEqual([false, []]);
  });

  it('lets a microphone go that it cannot record from', async () => {
    const { dictation, track, allow } = setup();
    vi.stubGlobal('MediaRecorder', Broken);
    allow();

    await dictation.toggle();

    expect([dictation.state(), track.isOn]).toEqual(['failed', false]);
  });

  it('does not keep a microphone that is given after its chat has left the page', async () => {
    const { dictation, track, allow } = setup();
    const asked = dictation.toggle();

    dictation.leave();
    allow();
    await asked;

    expect([track.isOn, dictation.state()]).toEqual([false, 'idle']);
  });

  it('asks for the microphone once, however often it is pressed meanwhile', async () => {
    const { dictation, getUserMedia, allow } = setup();
    const asked = [dictation.toggle(), dictation.toggle()];

    allow();
    await Promise.all(asked);

    expect(getUserMedia).toHaveBeenCalledOnce();
  });
});
