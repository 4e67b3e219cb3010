import { inject, Service } from '@angular/core';
import { asProblem } from '../api/problem';
import { Backend } from '../auth/backend';
import { saveFile } from '../ui/save-file';
import { Toasts } from '../ui/toasts';
import { Language } from '../words/language';

export type ExportFormat = 'markdown' | 'json';

/** What a person takes away with them: one conversation, or all that is theirs. */
@Service()
export class Exports {
  private readonly backend = inject(Backend);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);

  /** Saves a conversation as a file, or says why it cannot be had. */
  conversation(id: string, format: ExportFormat): Promise<void> {
    return this.save(`/api/chat/conversations/${id}/export?format=${format}`);
  }

  /** Saves all that the signed-in person has, or says why it cannot be had. */
  everything(): Promise<void> {
    return this.save('/api/auth/me/export');
  }

  private async save(path: string): Promise<void> {
    try {
      saveFile(await this.backend.file(path));
    } catch (error) {
      this.toasts.show({
        words: this.language.words().conversations.notExported(this.language.told(asProblem(error))),
        isAlarm: true,
      });
    }
  }
}
