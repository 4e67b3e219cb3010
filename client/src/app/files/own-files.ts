import { inject, Service } from '@angular/core';
import { type Attachment } from '../api/thread-items';
import { Backend } from '../auth/backend';
import { type FileRules, type FileStore } from './upload';

/** As the server takes them; what it is told wrong, it refuses in words of its own. */
export const OWN_RULES: FileRules = {
  maxCount: 10,
  maxSize: 10 * 1024 * 1024,
  accept: {
    'image/png': ['.png'],
    'image/jpeg': ['.jpg', '.jpeg'],
    'image/gif': ['.gif'],
    'image/webp': ['.webp'],
    'application/pdf': ['.pdf'],
    'application/json': ['.json'],
    'text/*': ['.txt', '.md', '.csv'],
  },
};

/** Files at our own server. */
@Service()
export class OwnFiles implements FileStore {
  private readonly backend = inject(Backend);

  async send(file: File, progress: (share: number) => void, signal: AbortSignal): Promise<Attachment> {
    const made = await this.backend.upload<Attachment>('/api/chatkit/attachments', file, progress, signal);
    return { ...made, size: file.size, ...(made.preview_url && { preview_url: here(made.preview_url) }) };
  }

  async remove({ id }: Attachment): Promise<void> {
    await this.backend.tell('POST', '/api/chatkit', { type: 'attachments.delete', params: { attachment_id: id } });
  }
}

/** The same file by the name that this page has the server under. */
function here(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}
