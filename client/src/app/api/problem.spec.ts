import { asProblem, problemFrom } from './problem';

describe(problemFrom, () => {
  it('reads the words, the fields and the time to wait', async () => {
    const body = { code: 'rate_limited', detail: 'Slow down.', errors: [{ field: 'content', message: 'Too long.' }] };
    const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': '42' };

    const problem = await problemFrom(Response.json(body, { status: 429, headers }));

    expect(problem).toMatchObject({ code: 'rate_limited', detail: 'Slow down.', status: 429, retryAfterSeconds: 42 });
    expect(problem.fields).toEqual(body.errors);
  });

  it('says something even when the answer says nothing', async () => {
    expect((await problemFrom(new Response('<html>', { status: 502 }))).detail).toContain('502');
  });
});

describe(asProblem, () => {
  it('never shows a stack', () => {
    expect(asProblem(new Error('x is not a function')).detail).toBe(
      'Something went wrong on this page. Reload it and try again.',
    );
  });
});
