import { type ToolServer } from '../api/api';
import { type IconName } from '../ui/icons';

/** How a server is, in words: its state, what that means, and what can be done. */
export interface ServerState {
  readonly word: string;
  readonly icon: IconName;
  readonly tone: string;
  readonly advice: string;
}

const STATES: Readonly<Record<ToolServer['status'], ServerState>> = {
  ready: { word: 'Ready', icon: 'check', tone: 'ok', advice: '' },
  connecting: {
    word: 'Being reached',
    icon: 'clock',
    tone: 'run',
    advice: 'It is being asked what it can do. This takes a moment.',
  },
  needs_connection: {
    word: 'Not connected',
    icon: 'offline',
    tone: 'warning',
    advice: 'Its tools work with an account of yours. Connect it, and the assistant can use them for you.',
  },
  unavailable: {
    word: 'Not available',
    icon: 'alert',
    tone: 'danger',
    advice:
      'It is tried again by itself. If it stays so, whoever runs this server can look at its address and its log.',
  },
};

const CONNECTED: ServerState = { ...STATES.ready, word: 'Connected' };

const WANTS_MORE: ServerState = {
  ...STATES.needs_connection,
  word: 'Wants more rights',
  advice: 'You are asked again what it may do. Until then only some of its tools work.',
};

export function stateOf({ status, connected }: ToolServer): ServerState {
  if (connected && status === 'ready') return CONNECTED;
  return connected && status === 'needs_connection' ? WANTS_MORE : STATES[status];
}
