import { Intent } from './intent.js';
import { plain } from './markdown.js';
import { say } from './planned-item.js';

/** Tells what the person said earlier, so that one can see that conversations stay apart. */
export const REMEMBER: Intent = {
  phrases: ['What did I say before?'],
  pattern: /\bwhat (?:did|have) i (?:say|said|ask|asked|tell|told)\b|\bwhat (?:are|were) we talking about\b/i,
  answer(_, { said }) {
    const earlier = said.slice(0, -1);
    if (earlier.length === 0) return [say('This is the first thing that you said in this conversation.')];
    return [say(`Earlier in this conversation you said:\n\n${earlier.map((text) => `- ${plain(text)}`).join('\n')}`)];
  },
};

const hello: Intent = {
  phrases: ['Hello'],
  pattern: /^\W*(?:hello|hi|hey|good (?:morning|afternoon|evening))\b/i,
  answer: () => [say('Hello! Say “help” to see what I understand.')],
};

const thanks: Intent = {
  phrases: [],
  pattern: /^\W*(?:thanks|thank you|cheers)\b/i,
  answer: () => [say('You are welcome.')],
};

const who: Intent = {
  phrases: ['Who are you?'],
  pattern: /\b(?:who|what) are you\b/i,
  answer: () => [
    say(
      'I am a small program that stands in for a language model, so that you can try everything without an account. Set `OPENAI_API_KEY` or `OPENAI_BASE_URL` to talk to a real one.',
    ),
  ],
};

const think: Intent = {
  phrases: ['Think about my day'],
  pattern: /\bthink\b/i,
  answer: () => [
    {
      type: 'reasoning',
      text: 'A real model would weigh the question here. I only follow my script: show a thought, then answer.',
    },
    say('I have shown you what thinking looks like. There was no real thought in it.'),
  ],
};

/** Small talk. */
export const TALK_INTENTS: readonly Intent[] = [hello, thanks, who, think];
