import { Directionality } from '@angular/cdk/bidi';
import {
  type ComponentRef,
  createComponent,
  createEnvironmentInjector,
  inputBinding,
  signal,
  type WritableSignal,
} from '@angular/core';
import { type ChatKitOptions, type OpenAIChatKit } from '@openai/chatkit';
import { directionOf, Language, languageOf } from '../app/words/language';
import { application } from './application';
import { ChatControl } from './chat-control';
import { ElementChat } from './element-chat';
import { type Emit } from './emitter';
import { floatingIn } from './floating-in';
import { fontsOf } from './fonts';
import { checked, type Options } from './options';
import { themeCss } from './theme-css';

/** Locales that are written from right to left, also those that the element's own words are not there in. */
const RTL = /^(ar|fa|he|ur)\b/;

/**
 * `<chatkeep-chat>`: a chat over any server that speaks ChatKit, with the public interface of OpenAI's element.
 * Nothing is shown before `setOptions`; methods wait until the chat is there.
 */
export class ChatkeepChat extends HTMLElement implements OpenAIChatKit {
  private readonly root = this.attachShadow({ mode: 'open' });
  private readonly look = new CSSStyleSheet();
  private readonly language = new Language();
  private readonly host = document.createElement('div');
  private spoken = Promise.resolve();
  private options: WritableSignal<Options> | null = null;
  private control: ChatControl | null = null;
  private shown: ComponentRef<ElementChat> | null = null;
  private begun = Promise.withResolvers<ChatControl>();

  /** Takes all options at once; what is not among them is as by default. Throws when one cannot be used. */
  setOptions(given: ChatKitOptions): void {
    const options = checked(given);
    this.look.replaceSync(themeCss(options.theme, directionIn(options)));
    this.spoken = this.speak(options.locale ?? navigator.language);
    void fontsOf(options.theme);
    const url = this.options?.().api.url;
    if (this.options) this.options.set(options);
    else this.options = signal(options);
    if (this.control && url !== options.api.url) void this.control.open(null);
    if (this.isConnected) void this.show();
  }

  connectedCallback(): void {
    if (this.options) void this.show();
  }

  /** Moved elsewhere in the page, the chat goes on; taken out, it ends. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (!this.isConnected) this.hide();
    });
  }

  async focusComposer(): Promise<void> {
    await this.begun.promise;
    this.shown?.instance.focusComposer();
  }

  async setThreadId(threadId: string | null): Promise<void> {
    const control = await this.ready();
    control.hideHistory();
    if (threadId === null || threadId !== control.shown().threadId()) await control.open(threadId);
  }

  async sendUserMessage(params: Parameters<OpenAIChatKit['sendUserMessage']>[0]): Promise<void> {
    await (await this.ready()).send(params);
  }

  async setComposerValue(params: Parameters<OpenAIChatKit['setComposerValue']>[0]): Promise<void> {
    const control = await this.ready();
    const text = control.composing.set(params);
    if (params.selectedModelId !== undefined) control.modelId.set(params.selectedModelId);
    if (text !== undefined) control.shown().chat.draft.set(text);
  }

  async sendCustomAction(...[action, itemId]: Parameters<OpenAIChatKit['sendCustomAction']>): Promise<void> {
    await (await this.ready()).act(action, itemId);
  }

  async showHistory(): Promise<void> {
    (await this.ready()).showHistory();
  }

  async hideHistory(): Promise<void> {
    (await this.ready()).hideHistory();
  }

  async fetchUpdates(): Promise<void> {
    await (await this.ready()).refresh();
  }

  private ready(): Promise<ChatControl> {
    return this.begun.promise;
  }

  private async show(): Promise<void> {
    const { options } = this;
    if (this.control || !options) return;
    const control = new ChatControl(options, this.emit);
    this.control = control;
    const [{ app, styles }] = await Promise.all([application(), this.spoken]);
    if (this.control !== control) return;
    styles.addHost(this.root, this.look);
    this.root.appendChild(this.host).style.setProperty('block-size', '100%');
    const bindings = [inputBinding('control', () => control)];
    const environmentInjector = createEnvironmentInjector(
      [{ provide: Language, useValue: this.language }, floatingIn(this.root)],
      app.injector,
    );
    this.shown = createComponent(ElementChat, { environmentInjector, hostElement: this.host, bindings });
    this.turn();
    app.attachView(this.shown.hostView);
    this.shown.changeDetectorRef.detectChanges(); // what waits for the chat finds all of it
    this.begun.resolve(control);
    this.emit('chatkit.ready', undefined);
    const first = options().initialThread ?? null;
    if (first !== null) await control.open(first);
  }

  /** The words follow the element's own locale, whatever the page around it speaks. */
  private async speak(locale: string): Promise<void> {
    await this.language.follow(locale);
    this.host.lang = this.language.name();
    this.host.dir = directionIn(this.options?.());
    this.turn();
  }

  /** What floats opens to the side that the words run to. */
  private turn(): void {
    this.shown?.injector.get(Directionality).valueSignal.set(this.host.dir === 'rtl' ? 'rtl' : 'ltr');
  }

  private hide(): void {
    this.control?.shown().close();
    if (this.shown) this.begun = Promise.withResolvers<ChatControl>(); // whoever waits for the first chat still does
    this.shown?.destroy();
    this.control = this.shown = null;
    this.root.replaceChildren();
    this.root.adoptedStyleSheets = [];
  }

  private readonly emit: Emit = (type, detail) => {
    const isReady = type === 'chatkit.ready'; // the only one that OpenAI's element lets bubble
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: isReady, composed: isReady }));
  };
}

/** The direction of the locale that the page asks for; without one, that of the words. */
function directionIn({ locale }: Partial<Options> = {}): 'ltr' | 'rtl' {
  if (locale === undefined) return directionOf(languageOf(navigator.language) ?? 'en');
  return RTL.test(locale) ? 'rtl' : 'ltr';
}
