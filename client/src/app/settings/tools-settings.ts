import { Component, computed, effect, inject, input, linkedSignal, resource } from '@angular/core';
import { Router } from '@angular/router';
import { type StandingApproval, type ToolServer } from '../api/api';
import { asProblem, ownProblem } from '../api/problem';
import { safeLink } from '../markdown/safe-url';
import { Icon } from '../ui/icon';
import { Toasts } from '../ui/toasts';
import { ApprovalRows } from './approval-rows';
import { connectFailure } from './connect-failure';
import { latest } from './latest';
import { ServerView } from './server-view';
import { SingleAction } from './single-action';
import { ToolServers } from './tool-servers';
import { Language } from '../words/language';

const AGAIN_MS = 2_000;

interface SignInEnd {
  readonly connected?: string | undefined;
  readonly failed?: string | undefined;
}

/** The assistant's tools by server: how each server is, what to do about it, and what was allowed for good. */
@Component({
  selector: 'app-tools-settings',
  imports: [ApprovalRows, Icon, ServerView],
  templateUrl: './tools-settings.html',
  styleUrl: './tools-settings.css',
})
export class ToolsSettings {
  /** A server to connect at once. */
  readonly connect = input<string>();
  /** The server that was just connected. */
  readonly connected = input<string>();
  /** In a word, why one could not be. */
  readonly failed = input<string>();

  private readonly router = inject(Router);
  private readonly source = inject(ToolServers);
  private readonly toasts = inject(Toasts);
  protected readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly found = resource({ loader: ({ abortSignal }) => this.source.list(abortSignal) });
  protected readonly allowed = resource({ loader: ({ abortSignal }) => this.source.approvals(abortSignal) });
  private readonly tools = latest(this.found);
  private readonly standing = latest(this.allowed);

  protected readonly servers = computed<readonly ToolServer[] | undefined>(() => this.tools()?.servers);
  /** Undefined as long as nobody knows what was allowed. */
  protected readonly approvals = computed<readonly StandingApproval[] | undefined>(() => this.standing()?.approvals);
  /** How a sign-in ended, as the address said when the page was opened. */
  protected readonly ended = linkedSignal<SignInEnd, SignInEnd>({
    source: () => ({ connected: this.connected(), failed: this.failed() }),
    computation: (end, previous) => ((end.connected ?? end.failed) ? end : (previous?.value ?? end)),
  });
  protected readonly notConnected = computed(() => {
    const code = this.ended().failed;
    return code === undefined ? '' : connectFailure(code, this.t());
  });
  protected readonly action = new SingleAction();
  protected readonly failure = computed(() => {
    const error = this.found.error() ?? this.allowed.error();
    return error ? asProblem(error) : null;
  });

  constructor() {
    effect(() => {
      const server = this.connect();
      if (server ?? this.connected() ?? this.failed()) this.forgetAddress();
      if (server) void this.startConnecting(server);
    });
    effect((onLeave) => {
      if (!this.servers()?.some(({ status }) => status === 'connecting')) return;
      const timer = setTimeout(() => this.found.reload(), AGAIN_MS);
      onLeave(() => clearTimeout(timer));
    });
  }

  protected reload(): void {
    this.found.reload();
    this.allowed.reload();
  }

  /** Leads to where the person signs in to the server; the way back leads here. */
  protected async startConnecting(server: string): Promise<void> {
    this.ended.set({});
    await this.action.attempt(async () => {
      const address = safeLink(await this.source.connect(server));
      if (!address) throw ownProblem('unsafe_address');
      location.assign(address);
    });
  }

  protected async disconnect(server: string): Promise<void> {
    await this.action.attempt(async () => {
      await this.source.disconnect(server);
      this.toasts.show({ words: this.t().settings.disconnected(server) });
      this.found.reload();
    });
  }

  protected async revoke({ id, tool_name }: StandingApproval): Promise<void> {
    await this.action.attempt(async () => {
      await this.source.revoke(id);
      this.allowed.update((list) => list && { approvals: list.approvals.filter((one) => one.id !== id) });
      this.toasts.show({ words: this.t().settings.asksAgain(tool_name) });
      this.reload();
    });
  }

  /** What the address asked for or said is done with: whoever comes back to it finds the page as it is then. */
  private forgetAddress(): void {
    void this.router.navigate([], { queryParams: {}, replaceUrl: true });
  }
}
