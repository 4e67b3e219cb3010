import { type ChatKitOptions } from '@openai/chatkit';

/** Makes the fonts known that a theme names; a shadow root cannot bring its own. Nothing is fetched unless asked for. */
export async function fontsOf(theme: ChatKitOptions['theme']): Promise<void> {
  const sources = typeof theme === 'object' ? (theme.typography?.fontSources ?? []) : [];
  await Promise.all(
    sources.map(async ({ family, src, weight, style, display, unicodeRange }) => {
      const face = new FontFace(family, `url(${JSON.stringify(src)})`, {
        ...(weight !== undefined && { weight: `${weight}` }),
        ...(style && { style }),
        ...(display && { display }),
        ...(unicodeRange && { unicodeRange }),
      });
      document.fonts.add(await face.load());
    }),
  ).catch((error: unknown) => console.warn('A font of the theme could not be loaded.', error));
}
