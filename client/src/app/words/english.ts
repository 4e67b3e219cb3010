import { chat, composer, welcome } from './english/chat';
import { common } from './english/common';
import { account, conversations } from './english/conversations';
import { approval, inputs } from './english/decisions';
import { element } from './english/element';
import { failures, unknownFailure } from './english/failures';
import { fields } from './english/fields';
import { files } from './english/files';
import { items } from './english/items';
import { keyboard, search } from './english/search';
import { settings, tokens } from './english/settings';
import { signIn } from './english/sign-in';
import { tasks } from './english/tasks';
import { time } from './english/time';
import { results, tools } from './english/tools';
import { type Say, sayIn } from './say';

/** Everything that the page says, in English; the other languages have exactly these keys. */
export function english(say: Say) {
  return {
    locale: say.locale,
    /** A number as it is written in this locale. */
    number: say.number,
    account,
    approval,
    chat: chat(say),
    common: common(say),
    composer: composer(say),
    conversations: conversations(say),
    element,
    failures,
    fields: fields(say),
    files: files(say),
    inputs: inputs(say),
    items: items(say),
    keyboard,
    results: results(say),
    search: search(say),
    settings: settings(say),
    signIn,
    tasks: tasks(say),
    time: time(say),
    tokens,
    tools: tools(say),
    unknownFailure,
    welcome,
  };
}

/** What can be said; a language that lacks or adds a key does not compile. */
export type Words = ReturnType<typeof english>;

/** English as it is spoken anywhere. */
export const ENGLISH: Words = english(sayIn('en'));
