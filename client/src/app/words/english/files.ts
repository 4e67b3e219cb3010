import { type Say } from '../say';

/** Files that go with a message. What is wrong with one follows its name, as the end of a sentence. */
export const files = ({ number, plural }: Say) => ({
  attach: 'Attach files',
  pick: 'Files',
  attached: 'Attached files',
  uploading: (name: string) => `Uploading ${name}`,
  remove: (name: string) => `Remove ${name}`,
  download: (name: string) => `Download ${name}`,
  underWay: (count: number) => plural(count, { one: 'Uploading a file', other: 'Uploading # files' }),
  ready: (count: number) => plural(count, { one: 'A file is attached', other: '# files are attached' }),
  problems: {
    tooMany: (most: number) => plural(most, { other: 'is one too many: # go with a message' }),
    tooLarge: (megabytes: number) => `is too large: ${number(megabytes)} MB at most`,
    unsendable: 'is of a kind that cannot be sent',
    failed: (why: string) => `could not be uploaded. ${why}`,
  },
});
