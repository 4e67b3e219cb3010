import { describe, expect, it } from '@jest/globals';
import { withoutSecrets } from './without-secrets.js';

describe(withoutSecrets, () => {
  const secrets = [
    ['a bearer token', 'Authorization: Bearer abc.def-ghi+jkl/mno=', 'Authorization: Bearer [secret]'],
    ['basic credentials', 'sent Basic dXNlcjpwYXNz', 'sent Basic [secret]'],
    ['one of our access tokens', 'got eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl', 'got [secret]'],
    ['a personal token', `chatkeep_${'0'.repeat(32)}_${'x'.repeat(43)} is revoked`, '[secret] is revoked'],
    ['a key of a model server', 'Incorrect API key provided: sk-proj-abcdefgh', 'Incorrect API key provided: [secret]'],
    ['a password in an address', 'postgres://ada:hunter22@db/chat', 'postgres://ada:[secret]@db/chat'],
    ['a named value', 'password=hunter22&next', 'password=[secret]&next'],
    ['a value in JSON', '{"client_secret":"hunter22"}', '{"client_secret":"[secret]"}'],
    ['a value in JSON in JSON', '{"msg":"{\\"api_key\\":\\"hunter22\\"}"}', '{"msg":"{\\"api_key\\":\\"[secret]\\"}"}'],
    ['a sentence in JSON', '{"password":"a sentence is fine","n":1}', '{"password":"[secret]","n":1}'],
    [
      'a sentence in JSON in JSON',
      '{"m":"{\\"password\\":\\"it is so\\"}"}',
      '{"m":"{\\"password\\":\\"[secret]\\"}"}',
    ],
    ['a parameter of an address', '/cb?access_token=hunter22&x=1', '/cb?access_token=[secret]&x=1'],
  ] as const;

  it.each(secrets)('takes out %s', (_, line, left) => {
    expect(withoutSecrets(line)).toBe(left);
  });

  it('reads a long line once, however often a secret seems to begin in it', () => {
    const line = 'eyJ-'.repeat(100_000);

    expect(withoutSecrets(line)).toBe(line);
  });

  it('leaves everything else as it is, and a line of JSON one', () => {
    const line = '{"level":30,"msg":"3 tokens, no cookies: The token was refused","run_id":"01a2-b3"}';

    expect(withoutSecrets(line)).toBe(line);
  });
});
