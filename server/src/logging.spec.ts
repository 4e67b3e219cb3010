import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { type Options, pinoHttp } from 'pino-http';
import { Config } from './config/config.js';
import { logging } from './logging.js';
import { addLogFields, withLogFields } from './telemetry/log-fields.js';

describe(logging, () => {
  const config = Config.read({
    DATABASE_URL: 'postgres://db/x',
    JWT_SECRET: 'x'.repeat(32),
    SECRET_KEY: 'y'.repeat(32),
  });

  /** The line that is written when `message` is logged while `work` is going on. */
  const written = (message: string, work: (log: () => void) => void = (log) => log()): unknown => {
    const stream = new PassThrough();
    const { logger } = pinoHttp(logging(config).pinoHttp as Options, stream); // ours are options alone
    work(() => logger.error(message));
    return JSON.parse(String(stream.read()));
  };

  it('takes secrets out of what is written, wherever they stand', () => {
    const line = written('connect to postgres://ada:hunter22@db failed {"api_key":"hunter22"} Bearer abcdefghij');

    expect(line).toMatchObject({
      msg: 'connect to postgres://ada:[secret]@db failed {"api_key":"[secret]"} Bearer [secret]',
    });
  });

  it('names what the work is about, also what was learned on the way', () => {
    const line = written('Oh', (log) =>
      withLogFields({ run_id: 'one' }, () => {
        addLogFields({ epoch: 2 });
        log();
      }),
    );

    expect(line).toMatchObject({ msg: 'Oh', run_id: 'one', epoch: 2 });
    expect(written('Oh')).not.toHaveProperty('run_id');
  });
});
