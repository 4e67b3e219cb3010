import { type ChatKitOptions, type CustomApiConfig, type ThemeOption, type TypographyOption } from '@openai/chatkit';
import { all, anyOf, type Check, func, list, map, oneOf, shape, text, truth, whole } from './checks';

/** What the element is told to do, checked. */
export type Options = Omit<ChatKitOptions, 'api'> & { readonly api: CustomApiConfig };

const pair = shape<{ label: string; prompt: unknown; icon?: string }>({
  label: text,
  prompt: anyOf(text, list(all)),
  icon: text.optional,
});
const headerAction = shape<{ icon: string; onClick: () => void }>({ icon: text, onClick: func });
const surface = shape<{ background: string; foreground: string }>({ background: text, foreground: text });

const theme = shape<ThemeOption>({
  colorScheme: oneOf('light', 'dark').optional,
  typography: shape<TypographyOption>({
    baseSize: oneOf(14, 15, 16, 17, 18).optional,
    fontSources: list(all).optional,
    fontFamily: text.optional,
    fontFamilyMono: text.optional,
  }).optional,
  radius: oneOf('pill', 'round', 'soft', 'sharp').optional,
  density: oneOf('compact', 'normal', 'spacious').optional,
  color: shape<NonNullable<ThemeOption['color']>>({
    grayscale: shape<{ hue: number; tint: number; shade?: number }>({
      hue: whole,
      tint: whole,
      shade: whole.optional,
    }).optional,
    accent: shape<{ primary: string; level: number }>({ primary: text, level: oneOf(0, 1, 2, 3) }).optional,
    surface: surface.optional,
  }).optional,
});

const composer = shape<NonNullable<ChatKitOptions['composer']>>({
  placeholder: text.optional,
  attachments: shape<NonNullable<NonNullable<ChatKitOptions['composer']>['attachments']>>({
    enabled: truth,
    maxSize: anyOf(whole, map(whole)).optional,
    maxCount: whole.optional,
    accept: map(list(text)).optional,
  }).optional,
  tools: list(
    shape<NonNullable<NonNullable<ChatKitOptions['composer']>['tools']>[number]>({
      id: text,
      label: text,
      icon: text,
      shortLabel: text.optional,
      placeholderOverride: text.optional,
      pinned: truth.optional,
      persistent: truth.optional,
    }),
  ).optional,
  models: list(
    shape<NonNullable<NonNullable<ChatKitOptions['composer']>['models']>[number]>({
      id: text,
      label: text,
      description: text.optional,
      disabled: truth.optional,
      default: truth.optional,
    }),
  ).optional,
  dictation: shape<{ enabled: boolean }>({ enabled: truth }).optional,
});

const api = shape<CustomApiConfig>({
  url: text,
  fetch: func.optional,
  domainKey: text.optional, // OpenAI's element asks OpenAI about it; ours asks nobody
  uploadStrategy: anyOf(
    shape<{ type: 'two_phase' }>({ type: oneOf('two_phase') }),
    shape<{ type: 'direct'; uploadUrl: string }>({ type: oneOf('direct'), uploadUrl: text }),
  ).optional,
});

/** Every key that the public interface has; TypeScript sees to it that none is missing here. */
const options: Check = shape<ChatKitOptions>({
  api,
  locale: text.optional,
  theme: anyOf(oneOf('light', 'dark'), theme).optional,
  frameTitle: text.optional,
  initialThread: anyOf(oneOf(null), text).optional,
  onClientTool: func.optional,
  header: shape<NonNullable<ChatKitOptions['header']>>({
    enabled: truth.optional,
    title: shape<{ enabled?: boolean; text?: string }>({ enabled: truth.optional, text: text.optional }).optional,
    leftAction: headerAction.optional,
    rightAction: headerAction.optional,
  }).optional,
  history: shape<NonNullable<ChatKitOptions['history']>>({
    enabled: truth.optional,
    showDelete: truth.optional,
    showRename: truth.optional,
  }).optional,
  startScreen: shape<NonNullable<ChatKitOptions['startScreen']>>({
    greeting: text.optional,
    prompts: list(pair).optional,
  }).optional,
  threadItemActions: shape<NonNullable<ChatKitOptions['threadItemActions']>>({
    feedback: truth.optional,
    retry: truth.optional,
  }).optional,
  composer: composer.optional,
  disclaimer: shape<NonNullable<ChatKitOptions['disclaimer']>>({ text, highContrast: truth.optional }).optional,
  entities: shape<NonNullable<ChatKitOptions['entities']>>({
    onTagSearch: func.optional,
    showComposerMenu: truth.optional,
    onClick: func.optional,
    onRequestPreview: func.optional,
  }).optional,
  commands: shape<NonNullable<ChatKitOptions['commands']>>({
    enabled: truth,
    onSearch: func.optional,
    onSelect: func.optional,
  }).optional,
  widgets: shape<NonNullable<ChatKitOptions['widgets']>>({ onAction: func.optional }).optional,
  thread: shape<NonNullable<ChatKitOptions['thread']>>({ autoScroll: truth.optional }).optional,
});

/** Options that cannot be used: a key that nobody knows, a missing one, or a value of another kind. */
export class InvalidOptions extends Error {
  override readonly name = 'InvalidOptionsError';
}

/** The options, when every key and value of them can be used; throws `InvalidOptions` that names each fault. */
export function checked(given: ChatKitOptions): Options {
  const faults = options(given, '');
  if (faults.length === 0 && composesWithoutUpload(given))
    faults.push('"api.uploadStrategy" is required when attachments are enabled');
  if (faults.length > 0) throw new InvalidOptions(`Invalid options: ${faults.join('; ')}`);
  return given as Options; // every key was looked at just now
}

function composesWithoutUpload({ api, composer }: ChatKitOptions): boolean {
  return composer?.attachments?.enabled === true && !('uploadStrategy' in api && api.uploadStrategy);
}
