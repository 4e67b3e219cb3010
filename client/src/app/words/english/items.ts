import { type Say } from '../say';

/** What an answer holds beside words and calls: steps, sources, pictures, code, widgets. */
export const items = ({ number, plural }: Say) => ({
  working: 'Working',
  workedFor: (seconds: number) => `Worked for ${number(seconds)} s`,
  steps: (count: number) => plural(count, { one: 'Did # steps', other: 'Did # steps' }),
  searched: (words: string) => (words ? `Searched the web for ${words}` : 'Searched the web'),
  readFiles: 'Read files',
  madePicture: 'Made a picture',
  thought: 'Thought',
  step: 'Step',
  sources: 'Sources',
  source: 'Source',
  picture: 'Picture that the assistant made',
  makingPicture: 'Making a picture',
  openImage: (name: string, host: string) => `Open image${name && ` “${name}”`} from ${host || 'this message'}`,
  codeBlock: (language: string) => `${language} code`,
  code: (language: string) => `Code, ${language}`,
  plainText: 'Text',
  table: (columns: string) => `Table: ${columns}`,
  ticked: 'Done',
  unticked: 'Open',
  button: 'Button',
  more: (count: number) => plural(count, { other: 'Show # more' }),
});
