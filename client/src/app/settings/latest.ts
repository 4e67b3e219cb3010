import { linkedSignal, type ResourceRef, type Signal } from '@angular/core';

/** What a resource last told: kept while it is asked again, and when that fails. Undefined until it has told anything. */
export function latest<T>(found: ResourceRef<T | undefined>): Signal<T | undefined> {
  return linkedSignal<T | undefined, T | undefined>({
    source: () => (found.hasValue() ? found.value() : undefined),
    computation: (told, previous) => told ?? previous?.value,
  });
}
