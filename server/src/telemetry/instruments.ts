import { Counter, Gauge, Histogram } from 'prom-client';

/** From a keystroke to the minutes that an answer with tools may take; seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** What happens within a process, or should; seconds. */
const MOMENTS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/**
 * What this process counts. Labels have few values by construction: templates of routes, names from the settings,
 * words of ours; never an id, and nothing that a person, a model or a tool has said.
 */
export const requests = new Counter({
  name: 'chatkeep_http_requests_total',
  help: 'Requests answered; status 499 when the client left before an answer',
  labelNames: ['method', 'route', 'status'] as const,
});

export const requestSeconds = new Histogram({
  name: 'chatkeep_http_request_duration_seconds',
  help: 'From the arrival of a request to the end of its answer, event streams left out',
  labelNames: ['method', 'route'] as const,
  buckets: SECONDS,
});

export const openStreams = new Gauge({
  name: 'chatkeep_http_event_streams',
  help: 'Event streams that are open in this process',
});

export const runsAccepted = new Counter({
  name: 'chatkeep_runs_accepted_total',
  help: 'Messages taken in, and retries; each has a run',
});

export const runsEnded = new Counter({
  name: 'chatkeep_runs_ended_total',
  help: 'Runs that are over, by how they ended',
  labelNames: ['status'] as const,
});

export const runSeconds = new Histogram({
  name: 'chatkeep_run_duration_seconds',
  help: 'From accepting a message to the end of its run, the time of waiting for approvals included',
  labelNames: ['status'] as const,
  buckets: SECONDS,
});

export const runsHeld = new Gauge({
  name: 'chatkeep_runs_held',
  help: 'Runs that this process works on',
});

export const runsRescued = new Counter({
  name: 'chatkeep_runs_rescued_total',
  help: 'Runs taken from processes that were gone',
});

export const firstTokenSeconds = new Histogram({
  name: 'chatkeep_first_token_seconds',
  help: 'From accepting a message to the first piece of its answer being stored',
  buckets: SECONDS,
});

export const firstTokenStageSeconds = new Histogram({
  name: 'chatkeep_first_token_stage_seconds',
  help: 'The same by stage: queue (accepted to claimed), prepare (to the model request), model (to its first piece), store, send (to a reader)',
  labelNames: ['stage'] as const,
  buckets: SECONDS,
});

export const modelTurns = new Counter({
  name: 'chatkeep_model_turns_total',
  help: 'Turns of a model: how they finished, what went wrong, or stopped',
  labelNames: ['model', 'outcome'] as const,
});

export const modelSeconds = new Histogram({
  name: 'chatkeep_model_turn_duration_seconds',
  help: 'A whole turn of a model, repeats after failures included',
  labelNames: ['model'] as const,
  buckets: SECONDS,
});

export const modelTokens = new Counter({
  name: 'chatkeep_model_tokens_total',
  help: 'Tokens that models have read (input) and written (output), as their servers say',
  labelNames: ['model', 'direction'] as const,
});

export const toolCalls = new Counter({
  name: 'chatkeep_tool_calls_total',
  help: 'Tool calls made: success, error, unknown_outcome, input_required, stopped',
  labelNames: ['server', 'outcome'] as const,
});

export const toolSeconds = new Histogram({
  name: 'chatkeep_tool_call_duration_seconds',
  help: 'From the start of a tool call to its outcome',
  labelNames: ['server'] as const,
  buckets: SECONDS,
});

export const eventsStored = new Counter({
  name: 'chatkeep_events_stored_total',
  help: 'Events of runs that this process has stored',
});

export const eventLagSeconds = new Histogram({
  name: 'chatkeep_event_lag_seconds',
  help: 'From events being stored, or known to be by another process, to a reader getting them',
  buckets: MOMENTS,
});
