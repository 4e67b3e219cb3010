import { computed, effect, linkedSignal, type Signal, signal } from '@angular/core';
import { type ToolCall } from '../api/api';

const SEEN_MS = 400;

interface Seen {
  readonly call: ToolCall;
  readonly running: ToolCall | null;
  readonly since: number;
}

/** The call as it is shown: one that was seen running is seen so for a moment, however quick it was. */
export function lingering(call: Signal<ToolCall>): Signal<ToolCall> {
  const now = signal(Date.now());
  const seen = linkedSignal<ToolCall, Seen>({
    source: call,
    computation: (current, previous) => {
      const { running, since } = previous?.value ?? { running: null, since: Date.now() };
      return { call: current, running: current.status === 'running' ? current : running, since };
    },
  });
  const shown = computed(() => {
    const { call: current, running, since } = seen();
    return running && now() < since + SEEN_MS ? running : current;
  });
  effect((onLeave) => {
    if (shown() === call()) return;
    const timer = setTimeout(() => now.set(Date.now() + SEEN_MS), SEEN_MS);
    onLeave(() => clearTimeout(timer));
  });
  return shown;
}
