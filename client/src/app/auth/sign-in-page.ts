import { Component, computed, inject, input, resource, signal } from '@angular/core';
import {
  email,
  form,
  FormField,
  FormRoot,
  maxLength,
  minLength,
  required,
  type ValidationError,
} from '@angular/forms/signals';
import { Router } from '@angular/router';
import { type SignInOptions } from '../api/api';
import { asProblem, type Problem } from '../api/problem';
import { json, request } from '../api/request';
import { Icon } from '../ui/icon';
import { Logo } from '../ui/logo';
import { pageTitle } from '../ui/page-title';
import { Backend } from './backend';
import { Language } from '../words/language';
import { FieldErrors } from './field-errors';
import { LanguageChoice } from './language-choice';
import { Session } from './session';

type Mode = 'sign-in' | 'register';

/** The gate: sign in, or make an account. What was typed stays whatever goes wrong. */
@Component({
  selector: 'app-sign-in-page',
  imports: [FieldErrors, FormField, FormRoot, Icon, LanguageChoice, Logo],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  /** Where to go once signed in. */
  readonly next = input<string>();

  /** Why a sign-in elsewhere led back here. */
  readonly refusal = input<string>();

  private readonly backend = inject(Backend);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly language = inject(Language);
  protected readonly t = computed(() => this.language.words().signIn);

  protected readonly host = location.host;
  private readonly options = resource({
    loader: ({ abortSignal }) => json<SignInOptions>(request('/api/auth/options', { signal: abortSignal })),
  });
  protected readonly elsewhere = computed(() => (this.options.hasValue() ? this.options.value().oidc : null));
  protected readonly refusalText = computed(() => {
    const refusals: Readonly<Record<string, string>> = this.t().refusals;
    return refusals[this.refusal() ?? ''];
  });
  protected readonly mode = signal<Mode>('sign-in');
  protected readonly isNew = computed(() => this.mode() === 'register');
  protected readonly problem = signal<Problem | null>(null);
  protected readonly credentials = signal({ name: '', email: '', password: '' });
  protected readonly form = form(
    this.credentials,
    (path) => {
      maxLength(path.name, 100, { message: () => this.t().nameTooLong });
      required(path.email, { message: () => this.t().needsEmail });
      email(path.email, { message: () => this.t().notEmail });
      required(path.password, { message: () => this.t().needsPassword });
      minLength(path.password, 10, { message: () => this.t().passwordShort, when: () => this.isNew() });
      maxLength(path.password, 200, { message: () => this.t().passwordLong });
    },
    { submission: { action: () => this.enter(), onInvalid: () => this.focusFirstError() } },
  );

  /** Here these two codes mean something narrower than anywhere else. */
  protected readonly problemText = computed(() => {
    const problem = this.problem();
    if (problem?.code === 'unauthenticated') return this.t().wrongCredentials;
    if (problem?.code === 'conflict') return this.t().emailTaken;
    return problem && this.language.told(problem);
  });

  constructor() {
    pageTitle(() => (this.isNew() ? this.t().create : this.t().signIn));
  }

  protected choose(mode: Mode): void {
    this.mode.set(mode);
    this.problem.set(null);
  }

  private async enter(): Promise<ValidationError.WithOptionalFieldTree[] | undefined> {
    this.problem.set(null);
    const { name, email: address, password } = this.credentials();
    const credentials = { email: address.trim(), password };
    try {
      if (this.isNew()) await this.session.register({ ...credentials, ...(name.trim() && { name: name.trim() }) });
      else await this.session.signIn(credentials);
    } catch (error) {
      return this.refused(asProblem(error));
    }
    if (this.refusal() === 'account-exists')
      await this.backend.tell('POST', '/api/auth/oidc/link').catch(() => undefined);
    await this.router.navigateByUrl(this.next()?.startsWith('/') ? (this.next() ?? '') : '/chat');
    return undefined;
  }

  /** What the server says of a field stands at that field, the rest above the button. */
  private refused(problem: Problem): ValidationError.WithOptionalFieldTree[] {
    const fields = { name: this.form.name, email: this.form.email, password: this.form.password };
    const errors = problem.fields.flatMap((fault) => {
      const fieldTree = Object.entries(fields).find(([name]) => name === fault.field)?.[1];
      return fieldTree ? [{ kind: 'server', message: this.language.toldOf(fault), fieldTree }] : [];
    });
    if (errors.length === 0) this.problem.set(problem);
    return errors;
  }

  private focusFirstError(): void {
    this.form().errorSummary()[0]?.fieldTree().focusBoundControl();
  }
}
