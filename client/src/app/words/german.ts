import { type Words } from './english';
import { chat, composer, welcome } from './german/chat';
import { common } from './german/common';
import { account, conversations } from './german/conversations';
import { approval, inputs } from './german/decisions';
import { element } from './german/element';
import { failures, unknownFailure } from './german/failures';
import { fields } from './german/fields';
import { files } from './german/files';
import { items } from './german/items';
import { keyboard, search } from './german/search';
import { settings, tokens } from './german/settings';
import { signIn } from './german/sign-in';
import { tasks } from './german/tasks';
import { time } from './german/time';
import { results, tools } from './german/tools';
import { type Say } from './say';

/** Everything that the page says, in German: formal, short. */
export function german(say: Say): Words {
  return {
    locale: say.locale,
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
