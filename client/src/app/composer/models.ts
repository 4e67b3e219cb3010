import { computed, inject, resource, Service } from '@angular/core';
import { type ModelList } from '../api/api';
import { Backend } from '../auth/backend';
import { Session } from '../auth/session';

/** The models there are to choose from, and whether they are only a script. */
@Service()
export class Models {
  private readonly backend = inject(Backend);
  private readonly session = inject(Session);
  private readonly list = resource({
    params: () => this.session.user()?.id,
    loader: ({ abortSignal }) => this.backend.get<ModelList>('/api/chat/models', abortSignal),
  });

  readonly all = computed(() => (this.list.hasValue() ? this.list.value().models : []));
  readonly isDemo = computed(() => this.list.hasValue() && this.list.value().demo);
}
