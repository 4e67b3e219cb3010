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
import { FieldErrors } from './field-errors';
import { Session } from './session';

type Mode = 'sign-in' | 'register';

/** What went wrong with a sign-in elsewhere, by the word that the server sends people back with. */
const REFUSALS: Readonly<Record<string, string>> = {
  'account-exists':
    'There is already an account with your email address. Sign in once with its password, and the two are connected.',
  'no-email': 'The other side did not tell your email address, which an account needs.',
  failed: 'The sign-in did not work out. Please try again.',
};

/** The gate: sign in, or make an account. What was typed stays whatever goes wrong. */
@Component({
  selector: 'app-sign-in-page',
  imports: [FieldErrors, FormField, FormRoot, Icon, Logo],
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

  protected readonly host = location.host;
  private readonly options = resource({
    loader: ({ abortSignal }) => json<SignInOptions>(request('/api/auth/options', { signal: abortSignal })),
  });
  protected readonly elsewhere = computed(() => (this.options.hasValue() ? this.options.value().oidc : null));
  protected readonly refusalText = computed(() => REFUSALS[this.refusal() ?? '']);
  protected readonly mode = signal<Mode>('sign-in');
  protected readonly isNew = computed(() => this.mode() === 'register');
  protected readonly problem = signal<Problem | null>(null);
  protected readonly credentials = signal({ name: '', email: '', password: '' });
  protected readonly form = form(
    this.credentials,
    (path) => {
      maxLength(path.name, 200, { message: 'A name has at most 200 characters.' });
      required(path.email, { message: 'Enter your email address.' });
      email(path.email, { message: 'This does not look like an email address.' });
      required(path.password, { message: 'Enter your password.' });
      minLength(path.password, 10, { message: 'Use at least 10 characters.', when: () => this.isNew() });
      maxLength(path.password, 200, { message: 'Use at most 200 characters.' });
    },
    { submission: { action: () => this.enter(), onInvalid: () => this.focusFirstError() } },
  );

  constructor() {
    pageTitle(() => (this.isNew() ? 'Create account' : 'Sign in'));
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
    const errors = problem.fields.flatMap(({ field, message }) => {
      const fieldTree = Object.entries(fields).find(([name]) => name === field)?.[1];
      return fieldTree ? [{ kind: 'server', message, fieldTree }] : [];
    });
    if (errors.length === 0) this.problem.set(problem);
    return errors;
  }

  private focusFirstError(): void {
    this.form().errorSummary()[0]?.fieldTree().focusBoundControl();
  }
}
