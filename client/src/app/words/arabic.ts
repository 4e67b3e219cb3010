import { type Words } from './english';
import { chat, composer, welcome } from './arabic/chat';
import { common } from './arabic/common';
import { account, conversations } from './arabic/conversations';
import { approval, inputs } from './arabic/decisions';
import { element } from './arabic/element';
import { failures, unknownFailure } from './arabic/failures';
import { fields } from './arabic/fields';
import { files } from './arabic/files';
import { items } from './arabic/items';
import { keyboard, search } from './arabic/search';
import { settings, tokens } from './arabic/settings';
import { signIn } from './arabic/sign-in';
import { tasks } from './arabic/tasks';
import { time } from './arabic/time';
import { results, tools } from './arabic/tools';
import { type Say } from './say';

/** Everything that the page says, in Arabic. */
export function arabic(say: Say): Words {
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
