import { inject, Service } from '@angular/core';
import { type Run } from '../api/api';
import { Backend } from '../auth/backend';

/** The runs behind answers, at our own server. */
@Service()
export class Runs {
  private readonly backend = inject(Backend);

  find(id: string, signal: AbortSignal): Promise<Run> {
    return this.backend.get(`/api/chat/runs/${id}`, signal);
  }
}
