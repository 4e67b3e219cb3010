import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedUser } from '../auth/authenticated-user.js';
import { CurrentUser } from '../auth/current-user.js';
import { UserStreams } from '../auth/user-streams.js';
import { type Owner } from '../database/database.js';
import { ClientGone } from '../http/client-gone.js';
import { EventStream } from '../http/event-stream.js';
import { Fails } from '../http/fails.js';
import { Returns } from '../http/returns.js';
import { ReturnsEvents } from '../http/returns-content.js';
import { idOf } from '../http/uuid.pipe.js';
import { frames } from './message-sender.js';
import { runView, RunView } from './journal/run.dto.js';
import { AnswerToolCall, DecideToolCall, EventsAfter, StartedRun } from './runs.dto.js';
import { Runs } from './runs.service.js';

@ApiTags('Runs')
@Controller('api/chat')
export class RunsController {
  constructor(
    private readonly runs: Runs,
    private readonly streams: UserStreams,
  ) {}

  @Get('runs/:id')
  @ApiOperation({ operationId: 'getRun', summary: 'How a run stands' })
  @Returns(RunView)
  async get(@CurrentUser() user: Owner, @Param('id', idOf('run')) id: string): Promise<RunView> {
    return runView(await this.runs.get(user, id));
  }

  @Post('runs/:id/cancel')
  @ApiOperation({ operationId: 'cancelRun', summary: 'Stop a run, or withdraw a message whose run is queued' })
  @Returns(RunView)
  async cancel(@CurrentUser() user: Owner, @Param('id', idOf('run')) id: string): Promise<RunView> {
    return runView(await this.runs.cancel(user, id));
  }

  @Get('runs/:id/events')
  @ApiOperation({ operationId: 'followRun', summary: "A run's events, from the first or after one of them" })
  @ReturnsEvents('Each with an `id`, to go on after', { type: 'thread.item.removed', item_id: 'msg_1' })
  async events(
    @CurrentUser() user: AuthenticatedUser,
    @Param('id', idOf('run')) id: string,
    @Query() { after }: EventsAfter,
    @Headers('Last-Event-ID') lastEventId: string | undefined,
    @ClientGone() gone: AbortSignal,
  ): Promise<EventStream> {
    const run = await this.runs.get(user, id);
    const open = await this.streams.open(user, gone);
    return new EventStream(frames(this.runs.read(run, place(lastEventId ?? after), open)), { 'X-Run-Id': run.id });
  }

  @Post('messages/:id/retry')
  @ApiOperation({ operationId: 'retryMessage', summary: 'Answer a question again; what came after it is replaced' })
  @Returns(StartedRun, 202)
  @Fails('conflict', 'An answer is still being written')
  async retry(@CurrentUser() user: Owner, @Param('id', idOf('message')) id: string): Promise<StartedRun> {
    return { run: runView(await this.runs.retry(user, id)) };
  }

  @Post('tool-calls/:id/decision')
  @ApiOperation({ operationId: 'decideToolCall', summary: 'Allow or deny a tool call that waits for it' })
  @Returns(RunView)
  @Fails('conflict', 'The call does not wait for this, or its arguments are others')
  async decide(
    @CurrentUser() user: Owner,
    @Param('id', idOf('tool call')) id: string,
    @Body() { decision, scope, reason, arguments_sha256: argumentsSha256 }: DecideToolCall,
  ): Promise<RunView> {
    return runView(await this.runs.decide(user, id, { decision, scope, reason: reason ?? undefined, argumentsSha256 }));
  }

  @Post('tool-calls/:id/input')
  @ApiOperation({ operationId: 'answerToolCall', summary: "Answer what a tool's server asks, or decline to" })
  @Returns(RunView)
  @Fails('conflict', 'The call does not ask for anything')
  async input(
    @CurrentUser() user: Owner,
    @Param('id', idOf('tool call')) id: string,
    @Body() answer: AnswerToolCall,
  ): Promise<RunView> {
    return runView(await this.runs.input(user, id, answer));
  }
}

/** The number of the last event that a reader has; 0 for none, or for an id that is not ours. */
function place(id: string | undefined): number {
  return id !== undefined && /^\d{1,9}$/.test(id) ? Number(id) : 0;
}
