import { type ToolContent } from '../api/api';
import { type Fields } from './tool-result-shape';

/** A piece of a result as it can be drawn without asking anybody else for anything. */
type DrawnContent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture' | 'sound'; readonly source: string }
  | { readonly kind: 'link'; readonly uri: string; readonly name: string; readonly about: string }
  | { readonly kind: 'unknown'; readonly type: string };

const PICTURES = /^image\/(png|jpeg|gif|webp|avif)$/;
const SOUNDS = /^audio\/[\w.+-]+$/;
/** Where our own server has files; pages of it are told without its name. */
const FILES = '/api/chatkit/attachments/';
const BASE64 = /^[A-Za-z0-9+/\s]*(?:=\s*){0,2}$/;

/** What a piece of content is; a picture that is elsewhere is a link, never loaded. */
export function drawn(content: ToolContent): DrawnContent {
  const type = textOf(content['type']);
  switch (type) {
    case 'text':
      return { kind: 'text', text: textOf(content['text']) };
    case 'image':
    case 'audio':
      return media(content) ?? { kind: 'unknown', type };
    case 'resource_link':
      return link(content);
    case 'resource':
      return resource(content['resource']);
    default:
      return { kind: 'unknown', type };
  }
}

function media(content: Fields): DrawnContent | null {
  const [data, type] = [content['data'] ?? content['blob'], textOf(content['mimeType'])];
  const kind = kindOf(type);
  if (!kind || typeof data !== 'string' || !BASE64.test(data)) return null;
  return { kind, source: `data:${type};base64,${data}` };
}

/** Large files come as links to our own server, where they can be drawn from; no others can. */
function link(content: Fields): DrawnContent {
  const uri = textOf(content['uri']);
  const kind = isOurs(uri) ? kindOf(textOf(content['mimeType'])) : null;
  if (kind) return { kind, source: uri };
  const name = textOf(content['title']) || textOf(content['name']) || uri;
  const about = [textOf(content['description']), textOf(content['mimeType']), uri === name || isOurs(uri) ? '' : uri];
  return {
    kind: 'link',
    uri: isOurs(uri) ? new URL(uri, location.origin).href : uri,
    name,
    about: about.filter(Boolean).join(' · '),
  };
}

function kindOf(type: string): 'picture' | 'sound' | null {
  if (PICTURES.test(type)) return 'picture';
  return SOUNDS.test(type) ? 'sound' : null;
}

function isOurs(uri: string): boolean {
  return uri.startsWith(FILES) || uri.startsWith(location.origin + FILES);
}

function resource(value: unknown): DrawnContent {
  const content: Fields = typeof value === 'object' && value !== null ? { ...value } : {};
  if (typeof content['text'] === 'string') return { kind: 'text', text: content['text'] };
  return media(content) ?? link(content);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
