import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { expectAccessible } from '../testing/expect-accessible';
import { answers } from '../testing/fake-server';
import { render } from '../testing/render';
import { SignInPage } from './sign-in-page';

async function setup({ provider = null as { label: string } | null, refusal = '' } = {}) {
  const server = answers();
  server.json('GET /api/auth/options', { oidc: provider, registration: true });
  TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
  const view = await render(SignInPage, [inputBinding('refusal', () => refusal)]);
  const write = (name: string, text: string) => {
    const field = view.find('textbox', name);
    if (field instanceof HTMLInputElement) field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  const submit = async () => {
    view.element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await view.settle();
  };
  return { ...view, server, write, submit };
}

describe(SignInPage, () => {
  it('signs in and goes to the chat', async () => {
    const { write, submit } = await setup();
    write('Email', 'ada@example.org');
    write('Password', 'correct horse');

    await submit();

    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/chat'));
  });

  it('asks for nothing while a field is wrong, and says which', async () => {
    const { element, server, submit } = await setup();

    await submit();

    expect(element.textContent).toContain('Enter your email address.');
    expect(server.asked.map(({ route }) => route)).not.toContain('POST /api/auth/login');
  });

  it('keeps what was typed when the server refuses', async () => {
    const { find, findAll, write, submit, server } = await setup();
    server.refuse('POST /api/auth/register', 409, { code: 'conflict', detail: 'This cannot be done.' });
    findAll('button', 'Create account')[0]?.click();
    await vi.waitFor(() => expect(find('textbox', 'Name')).toBeDefined());
    write('Email', 'ada@example.org');
    write('Password', 'correct horse');

    await submit();

    await vi.waitFor(() => expect(find('alert').textContent).toContain('There is already an account'));
    expect(server.asked.map(({ route }) => route)).toContain('POST /api/auth/register');
    expect((find('textbox', 'Email') as HTMLInputElement).value).toBe('ada@example.org'); // its role says that it is one
  });

  it('shows what the server says of a field beside it', async () => {
    const { element, findAll, find, write, submit, server } = await setup();
    const errors = [{ field: 'email', message: 'This address already has an account.' }];
    server.refuse('POST /api/auth/register', 422, { code: 'validation_failed', detail: 'Check the fields.', errors });
    findAll('button', 'Create account')[0]?.click();
    await vi.waitFor(() => expect(find('textbox', 'Name')).toBeDefined());
    write('Email', 'ada@example.org');
    write('Password', 'correct horse');

    await submit();

    await vi.waitFor(() => expect(element.textContent).toContain('This address already has an account.'));
  });

  it('offers the other way in where the server has one', async () => {
    const { find, element } = await setup({ provider: { label: 'id.example.org' } });
    await vi.waitFor(() => expect(element.textContent).toContain('Sign in with'));

    expect(find('link', 'Sign in with id.example.org').getAttribute('href')).toBe('/api/auth/oidc');
    await expectAccessible(element);
  });

  it('connects the account elsewhere once its owner has signed in with the password', async () => {
    const { element, server, write, submit } = await setup({ refusal: 'account-exists' });
    expect(element.textContent).toContain('There is already an account');
    server.json('POST /api/auth/oidc/link', null, 200);
    write('Email', 'ada@example.org');
    write('Password', 'correct horse');

    await submit();

    await vi.waitFor(() =>
      expect(server.asked.map(({ route }) => route).filter((route) => route.startsWith('POST'))).toEqual([
        'POST /api/auth/login',
        'POST /api/auth/oidc/link',
      ]),
    );
  });

  it('is accessible', async () => {
    await expectAccessible((await setup()).element);
  });
});
