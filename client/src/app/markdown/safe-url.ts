/** `chatkit-link:` means something to the page around a chat, which is told of it. */
const LINKS = new Set(['http:', 'https:', 'mailto:', 'chatkit-link:']);

/** The address, when it is one that a link may lead to; `null` for scripts, data and everything else. */
export function safeLink(href: string): string | null {
  return LINKS.has(schemeOf(href)) ? href : null;
}

/** The address, when it is a picture on the web or written into the text itself. */
export function safeImage(href: string): string | null {
  return /^https?:$/.test(schemeOf(href)) || /^data:image\/(png|jpeg|gif|webp);base64,/.test(href) ? href : null;
}

function schemeOf(href: string): string {
  return URL.parse(href)?.protocol ?? '';
}
