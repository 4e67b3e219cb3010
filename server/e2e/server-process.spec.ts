import { describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '../src/testing/test-database.js';
import { freePort } from './free-port.js';
import { Person } from './person.js';
import { ServerProcess } from './server-process.js';
import { testEnvironment } from './test-server.js';

describe('A server that is started to be tested', () => {
  it('takes no setting from the shell of who tests it', async () => {
    await using database = await createTestDatabase();
    process.env['OPENAI_MODEL'] = 'dear';
    process.env['OPENAI_API_KEY'] = 'a key that costs money';
    const settings = testEnvironment(database.url, { PORT: String(await freePort()) });

    await using server = await ServerProcess.start('bare', settings);
    const ada = await Person.register(server.url, 'Ada');

    expect((await ada.get('/api/chat/models')).body).toMatchObject({ demo: true });
  });
});
