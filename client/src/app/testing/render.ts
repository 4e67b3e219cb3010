import { type Binding, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';

interface Rendered<T> {
  readonly fixture: ComponentFixture<T>;
  readonly element: HTMLElement;
  /** The one element with this role and, when given, this name. */
  readonly find: (role: string, name?: string | RegExp) => HTMLElement;
  readonly findAll: (role: string, name?: string | RegExp) => readonly HTMLElement[];
  readonly settle: () => Promise<void>;
}

const ROLES: Readonly<Record<string, string>> = {
  article: 'article',
  button: 'button, [role=button]',
  checkbox: 'input[type=checkbox]',
  link: 'a[href]',
  textbox: 'textarea, input:not([type]), input[type=text], input[type=email], input[type=password]',
};

/** A component in the document, with ways to find what a person would, in it or floating over it. */
export async function render<T>(component: Type<T>, bindings: Binding[] = []): Promise<Rendered<T>> {
  const fixture = TestBed.createComponent(component, { bindings });
  const element = fixture.nativeElement as HTMLElement; // a browser platform has no other kind
  document.body.append(element);
  await fixture.whenStable();
  const findAll = (role: string, name?: string | RegExp) =>
    [...document.body.querySelectorAll<HTMLElement>(ROLES[role] ?? `[role=${role}]`)].filter((found) =>
      isNamed(found, name),
    );
  const find = (role: string, name?: string | RegExp) => {
    const [only, ...others] = findAll(role, name);
    if (!only || others.length > 0)
      throw new Error(`${others.length + (only ? 1 : 0)} of ${role} ${String(name)} in ${document.body.innerHTML}`);
    return only;
  };
  return { fixture, element, find, findAll, settle: () => fixture.whenStable() };
}

function isNamed(element: HTMLElement, name?: string | RegExp): boolean {
  if (name === undefined) return true;
  const own = nameOf(element);
  return typeof name === 'string' ? own === name : name.test(own);
}

function nameOf(element: HTMLElement): string {
  const label = element.id ? document.querySelector(`label[for="${element.id}"]`) : null;
  return (element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent).replace(/\s+/g, ' ').trim();
}
