import { validate } from 'dockerfile-utils';
import { stagesOf, type Step } from './dockerfile-steps.js';
import { when } from './when.js';

const ROOT = /^(root|0)(:|$)/;
const SECRET = /SECRET|PASSWORD|API_KEY|DATABASE_URL/;

/** Everything that is wrong with the text of a Dockerfile, a sentence each: its syntax, and what our image must be. */
export function dockerfileFaults(text: string): string[] {
  const syntax = validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${textOf(message)}`);
  return [...syntax, ...imageFaults(stagesOf(text))];
}

function textOf(message: ReturnType<typeof validate>[number]['message']): string {
  return typeof message === 'string' ? message : message.value;
}

function imageFaults(stages: readonly Step[][]): string[] {
  const image = stages.at(-1) ?? [];
  const last = (keyword: string) => image.findLast((step) => step.keyword === keyword)?.said ?? '';
  const has = (keyword: string, pattern: RegExp) =>
    image.some((step) => step.keyword === keyword && pattern.test(step.said));
  return [
    ...when(stages.length < 2, 'what builds stays in the image'),
    ...when(last('USER') === '' || ROOT.test(last('USER')), 'the image runs as root'),
    ...when(/^\D/.test(last('USER')), 'a name does not show that the user is not root: give its number'),
    ...when(!last('HEALTHCHECK').includes('/health/ready'), 'nobody asks whether the server is ready'),
    ...when(!last('ENTRYPOINT').includes('tini'), 'no init reaps processes and passes signals on'),
    ...when(has('COPY', /^\.\s/), 'the image holds the whole repository'),
    ...when(has('ENV', SECRET) || has('ARG', SECRET), 'the image holds a secret'),
  ];
}
