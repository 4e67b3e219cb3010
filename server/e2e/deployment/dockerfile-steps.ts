import { DockerfileParser, type Flag } from 'dockerfile-ast';

/** One instruction of a Dockerfile. */
export interface Step {
  readonly keyword: string;
  /** Such as `{ from: 'build' }`. */
  readonly flags: Readonly<Record<string, string>>;
  /** What follows the keyword and its flags, on one line. */
  readonly said: string;
}

/** The stages of a Dockerfile, each with its FROM first. */
export function stagesOf(text: string): Step[][] {
  const stages: Step[][] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword().toUpperCase();
    if (keyword === 'FROM') stages.push([]);
    const flags = 'getFlags' in instruction ? (instruction.getFlags as () => Flag[])() : []; // of those that have any
    stages.at(-1)?.push({
      keyword,
      flags: Object.fromEntries(flags.map((flag) => [flag.getName(), flag.getValue() ?? ''])),
      said: instruction.getArgumentsContent() ?? '',
    });
  }
  return stages;
}
