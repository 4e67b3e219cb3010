import { afterNextRender, Component, computed, ElementRef, inject, Injector, resource, signal } from '@angular/core';
import { type AccessToken, type NewAccessToken } from '../api/api';
import { asProblem } from '../api/problem';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { CopyButton } from '../ui/copy-button';
import { focusNeighbour } from '../ui/focus-neighbour';
import { Icon } from '../ui/icon';
import { fullDate } from '../ui/times';
import { AccessTokens } from './access-tokens';
import { latest } from './latest';
import { SingleAction } from './single-action';
import { Language } from '../words/language';

/** Tokens for programs of one's own: made, shown once, and revoked. */
@Component({
  selector: 'app-tokens-settings',
  imports: [ConfirmDialog, CopyButton, Icon],
  templateUrl: './tokens-settings.html',
  styleUrls: ['./tools-settings.css', './tokens-settings.css'],
})
export class TokensSettings {
  private readonly source = inject(AccessTokens);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly language = inject(Language);
  protected readonly t = this.language.words;
  protected readonly found = resource({ loader: ({ abortSignal }) => this.source.list(abortSignal) });
  private readonly list = latest(this.found);

  protected readonly tokens = computed(() => this.list()?.tokens);
  protected readonly fresh = signal<NewAccessToken | null>(null);
  protected readonly doomed = signal<AccessToken | null>(null);
  protected readonly action = new SingleAction();
  protected readonly refusal = computed(() => {
    const problem = this.action.problem();
    return problem && this.language.told(problem);
  });
  protected readonly failure = computed(() =>
    this.found.error() ? this.language.told(asProblem(this.found.error())) : '',
  );
  protected readonly address = `${location.origin}/mcp`;
  protected readonly setup = computed(() => {
    const Authorization = `Bearer ${this.fresh()?.token ?? 'YOUR_TOKEN'}`;
    return JSON.stringify({ mcpServers: { chatkeep: { url: this.address, headers: { Authorization } } } }, null, 2);
  });

  protected async create(field: HTMLInputElement): Promise<void> {
    await this.action.attempt(async () => {
      this.fresh.set(await this.source.create(field.value.trim()));
      field.value = '';
      this.found.reload();
    });
  }

  protected async settle({ id }: AccessToken, sure: boolean): Promise<void> {
    this.doomed.set(null);
    if (!sure) return;
    await this.action.attempt(async () => {
      await this.source.revoke(id);
      this.takeOut(id);
      this.found.reload();
    });
  }

  /** Whoever revoked a token goes on at its neighbour, or where a new one is made. */
  private takeOut(id: string): void {
    const index = (this.tokens() ?? []).findIndex((token) => token.id === id);
    this.found.update((list) => list && { tokens: list.tokens.filter((token) => token.id !== id) });
    if (this.fresh()?.id === id) this.fresh.set(null);
    const focus = () => {
      const buttons = [...this.element.querySelectorAll<HTMLElement>('li button')];
      focusNeighbour(buttons, index, this.element.querySelector('input'));
    };
    afterNextRender(focus, { injector: this.injector });
  }

  protected date(time: string): string {
    return fullDate(time, this.t());
  }

  protected reload(): void {
    this.action.forget();
    this.found.reload();
  }
}
