import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { stagesOf, type Step } from '../deployment/dockerfile-steps.js';
import { buildContext } from './build-context.js';

/** The image as far as it can be had without an engine: its files, and what it says about how to run them. */
export interface Image {
  /** The root of its files, of which there are only those that our own steps put there. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly workdir: string;
  readonly user: number;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

/** Steps that change what the base image brings; there is none here. */
const OF_THE_BASE = /^apt-get /;

/** Takes the very steps of a Dockerfile, each stage in a folder of its own below `folder`. */
export async function takeSteps(dockerfile: string, folder: string): Promise<Image> {
  const context = buildContext();
  let image: Image | undefined;
  for (const [index, steps] of stagesOf(dockerfile).entries()) {
    const root = join(folder, nameOf(steps) ?? String(index));
    const shell = new Shell(root, folder, context);
    for (const step of steps) await shell.take(step);
    image = shell.image;
  }
  if (!image) throw new Error('The Dockerfile has no stage');
  return image;
}

function nameOf([from]: readonly Step[]): string | undefined {
  return /\bAS (\S+)$/i.exec(from?.said ?? '')?.[1];
}

class Shell {
  private workdir = '/';
  private user = 0;
  private command: string[] = [];
  private healthCheck: string[] = [];
  private readonly environment: Record<string, string> = {};

  constructor(
    private readonly root: string,
    private readonly stages: string,
    private readonly context: readonly string[],
  ) {}

  get image(): Image {
    const { root, environment, workdir, user, command, healthCheck } = this;
    return { root, environment, workdir, user, command, healthCheck };
  }

  async take({ keyword, flags, said }: Step): Promise<void> {
    if (keyword === 'WORKDIR') this.workdir = said;
    if (keyword === 'ENV')
      Object.assign(this.environment, Object.fromEntries(said.split(/\s+/).map((pair) => pair.split('='))));
    if (keyword === 'USER') this.user = Number(said.split(':')[0]);
    if (keyword === 'CMD') this.command = JSON.parse(said) as string[]; // in the form that needs no shell
    if (keyword === 'HEALTHCHECK') this.healthCheck = JSON.parse(said.replace(/^CMD\s*/, '')) as string[]; // likewise
    if (keyword === 'RUN') await this.run(said);
    if (keyword === 'COPY') await this.copy(said.split(/\s+/), flags['from']);
  }

  private async run(command: string): Promise<void> {
    if (OF_THE_BASE.test(command)) return console.log(`left out: ${command}`);
    console.log(`RUN ${command}`);
    await mkdir(this.at('.'), { recursive: true });
    const child = spawn('sh', ['-ec', command], { cwd: this.at('.'), stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = (await once(child, 'exit')) as [number | null]; // what node emits
    if (code !== 0) throw new Error(`The step ended with ${code}`);
  }

  private async copy(paths: readonly string[], stage: string | undefined): Promise<void> {
    const target = paths.at(-1) ?? '.';
    for (const path of paths.slice(0, -1)) {
      if (stage !== undefined) await this.copyOne(join(this.stages, stage, path), target);
      else if (path === '.')
        for (const file of this.context) await this.copyOne(file, join(target, dirname(file), '/'));
      else if (this.context.includes(path)) await this.copyOne(path, target);
      else throw new Error(`${path} is not sent to the build`);
    }
  }

  private async copyOne(source: string, target: string): Promise<void> {
    const isInto = target.endsWith('/') && (await stat(source)).isFile();
    await cp(source, this.at(isInto ? join(target, basename(source)) : target), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }

  private at(path: string): string {
    return path.startsWith('/') ? join(this.root, path) : join(this.root, this.workdir, path);
  }
}
