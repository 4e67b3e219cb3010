import { formWith, request } from '../app/api/request';
import { type Attachment } from '../app/api/thread-items';
import { type ChatKitApi } from '../app/chatkit/chatkit-api';
import { type FileRules, type FileStore } from '../app/files/upload';
import { type Options } from './options';

const MAX_SIZE = 100 * 1024 * 1024;
const MAX_COUNT = 10;

type Described = Attachment & {
  readonly upload_descriptor?: {
    readonly url: string;
    readonly method: string;
    readonly headers?: Record<string, string>;
  };
};

/** What the page lets go with a message; where it says nothing, as in OpenAI's element. */
export function rulesOf({ composer }: Options): FileRules {
  const { maxCount = MAX_COUNT, maxSize = MAX_SIZE, accept = {} } = composer?.attachments ?? {};
  return { maxCount, maxSize, accept };
}

/** Files at a server that speaks ChatKit, uploaded in the way that the page has chosen. */
export class ChatKitFiles implements FileStore {
  constructor(
    private readonly api: () => ChatKitApi,
    private readonly options: () => Options,
  ) {}

  async send(file: File, _progress: (share: number) => void, signal: AbortSignal): Promise<Attachment> {
    const strategy = this.options().api.uploadStrategy;
    if (strategy?.type === 'direct')
      return sized(await this.post(strategy.uploadUrl, formWith(file), {}, signal), file);
    const about = { name: file.name, size: file.size, mime_type: file.type || 'application/octet-stream' };
    const made = await this.api().ask<Described>('attachments.create', about, signal);
    const { url, method, headers = {} } = made.upload_descriptor ?? {};
    if (url === undefined) return sized(made, file);
    if (method === 'PUT') await request(url, { method, body: file, headers, signal, via: this.api().fetch });
    else await this.post(url, formWith(file), headers, signal);
    return sized(made, file);
  }

  async remove({ id }: Attachment): Promise<void> {
    await this.api().ask('attachments.delete', { attachment_id: id });
  }

  private async post(url: string, body: FormData, headers: Record<string, string>, signal: AbortSignal) {
    const response = await request(url, { method: 'POST', body, headers, signal, via: this.api().fetch });
    const isJson = response.headers.get('Content-Type')?.includes('json') ?? false;
    return (isJson ? await response.json() : {}) as Described; // the protocol says what comes back
  }
}

function sized(attachment: Attachment, { size }: File): Attachment {
  return { ...attachment, size };
}
