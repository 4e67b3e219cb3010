import { type ToolServer } from '../api/api';
import { type IconName } from '../ui/icons';
import { type Words } from '../words/english';

/** How a server is: its name in the catalogue of words, and how it is drawn. */
interface ServerState {
  readonly name: keyof Words['settings']['states'];
  readonly icon: IconName;
  readonly tone: string;
}

const STATES: Readonly<Record<ToolServer['status'], Omit<ServerState, 'name'>>> = {
  ready: { icon: 'check', tone: 'ok' },
  connecting: { icon: 'clock', tone: 'run' },
  needs_connection: { icon: 'offline', tone: 'warning' },
  unavailable: { icon: 'alert', tone: 'danger' },
};

/** What a state means where a person has connected already. */
const CONNECTED: Readonly<Partial<Record<ToolServer['status'], ServerState['name']>>> = {
  ready: 'connected',
  needs_connection: 'wants_more',
};

export function stateOf({ status, connected }: ToolServer): ServerState {
  return { ...STATES[status], name: connected ? (CONNECTED[status] ?? status) : status };
}
