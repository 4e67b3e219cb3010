import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Runs work for no request and no run in particular, whoever gave cause for it: what it logs is not about them, and it
 * has no part in their trace.
 */
export const apart = AsyncLocalStorage.snapshot();
