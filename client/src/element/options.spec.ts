import { type ChatKitOptions } from '@openai/chatkit';
import { checked, InvalidOptions } from './options';

const API = { url: '/api/chatkit', domainKey: 'local-dev' };

/** What is wrong with options, in the words that a page gets. */
function refusal(options: unknown): string {
  try {
    checked(options as ChatKitOptions); // pages are not all written in TypeScript
    return '';
  } catch (error) {
    return error instanceof InvalidOptions ? error.message : `${String(error)}?`;
  }
}

describe(checked, () => {
  it('takes the least: where the server is', () => {
    expect(refusal({ api: { url: '/api/chatkit' } })).toBe('');
  });

  it('takes every group of options', () => {
    const options: ChatKitOptions = {
      api: { ...API, uploadStrategy: { type: 'two_phase' } },
      locale: 'de-DE',
      theme: { colorScheme: 'dark', radius: 'sharp', density: 'compact', typography: { baseSize: 14 } },
      initialThread: null,
      header: { title: { text: 'Help' }, rightAction: { icon: 'close', onClick: () => undefined } },
      history: { enabled: false },
      startScreen: { greeting: 'Hi', prompts: [{ label: 'A', prompt: [{ type: 'input_text', text: 'A' }] }] },
      threadItemActions: { feedback: true, retry: true },
      composer: {
        attachments: { enabled: true, maxSize: { 'image/*': 10, '*': 5 }, accept: { 'image/*': ['.png'] } },
        tools: [{ id: 't', label: 'T', icon: 'search', pinned: true }],
        models: [{ id: 'm', label: 'M', default: true }],
        dictation: { enabled: true },
      },
      disclaimer: { text: 'Careful.' },
      entities: { onTagSearch: () => Promise.resolve([]) },
      commands: { enabled: true },
      widgets: { onAction: () => Promise.resolve() },
      thread: { autoScroll: true },
      onClientTool: () => ({}),
    };

    expect(refusal(options)).toBe('');
  });

  it.each([
    [{}, '"api" must be an object'],
    [{ api: {} }, '"api.url" must be a string'],
    [{ api: API, colour: 'red' }, 'Unrecognized key "colour"'],
    [{ api: API, composer: { tolls: [] } }, 'Unrecognized key "composer.tolls"'],
    [{ api: API, theme: 'blue' }, '"theme" must be'],
    [{ api: API, theme: { radius: 'wavy' } }, '"theme.radius" must be "pill", "round", "soft", "sharp"'],
    [{ api: API, composer: { models: [{ id: 'a' }] } }, '"composer.models[0].label" must be a string'],
    [{ api: API, composer: { attachments: { enabled: true } } }, '"api.uploadStrategy" is required'],
    [{ api: { getClientSecret: () => '' } }, 'Unrecognized key "api.getClientSecret"'],
  ])('refuses %j', (options, words) => {
    expect(refusal(options)).toContain(words);
  });

  it('names every fault at once', () => {
    expect(refusal({ api: {}, one: 1, two: 2 })).toMatch(/"one".*"two".*"api\.url"/);
  });
});
