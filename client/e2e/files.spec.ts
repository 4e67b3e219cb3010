import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './accessibility.js';
import { answered, longAnswer, register, say } from './people.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const PIXEL = { name: 'pixel.png', mimeType: 'image/png', buffer: PNG };
const NOTES = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Buy milk') };

type Files = Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0];

/** Chooses files as the picker of the button does. */
async function choose(page: Page, files: Files): Promise<void> {
  const opened = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach files' }).click();
  await (await opened).setFiles(files);
}

/** Gives files to a place as a paste or a drop does. */
async function give(page: Page, event: 'paste' | 'drop', names: readonly string[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const name of given) transfer.items.add(new File(['Words'], name, { type: 'text/plain' }));
    return transfer;
  }, names);
  const box = page.getByRole('textbox', { name: 'Message' });
  if (event === 'drop') await box.dispatchEvent('drop', { dataTransfer: data });
  else
    await box.evaluate(
      (element, clipboardData) =>
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })),
      data,
    );
}

const chips = (page: Page) => page.getByRole('list', { name: 'Attached files' }).getByRole('listitem');
const box = (page: Page) => page.getByRole('textbox', { name: 'Message' });
const isLoaded = (image: HTMLElement) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0;

test('files go along with a message, and are there after a reload', async ({ page }) => {
  await register(page);

  await test.step('are attached by the button, by a paste and by a drop', async () => {
    await choose(page, [PIXEL, NOTES]);
    await give(page, 'paste', ['pasted.txt']);
    await give(page, 'drop', ['dropped.txt']);
    await expect(chips(page)).toHaveText([/pixel\.png/, /notes\.txt\s*8\sbyte/, /pasted\.txt/, /dropped\.txt/]);
    await expect(page.getByText('4 files are attached')).toBeAttached();
    await expectAccessible(page);
  });

  await test.step('are taken out with the keyboard', async () => {
    await page.getByRole('button', { name: 'Remove pasted.txt' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Remove dropped.txt' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chips(page)).toHaveCount(2);
  });

  await test.step('wait for their message, also through a reload', async () => {
    await box(page).fill('Look at these');
    await page.reload();
    await expect(chips(page)).toHaveText([/pixel\.png/, /notes\.txt/]);
    await expect(box(page)).toHaveValue('Look at these');
  });

  await test.step('are sent, and shown with the message', async () => {
    const sent = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/messages'));
    await box(page).press('Enter');
    const { attachment_ids: ids } = (await sent).postDataJSON() as { attachment_ids: string[] };
    expect(ids).toHaveLength(2);
    await expect(chips(page)).toHaveCount(0);
    await answered(page);
  });

  await test.step('are there after a reload: the picture to look at, the text to download', async () => {
    await page.reload();
    const question = page.locator('app-question');
    await expect.poll(() => question.getByRole('img', { name: 'pixel.png' }).evaluate(isLoaded)).toBe(true);
    const saved = page.waitForEvent('download');
    await question.getByRole('link', { name: 'notes.txt' }).click();
    expect((await saved).suggestedFilename()).toBe('notes.txt');
    await expectAccessible(page);
  });
});

test('a message may be files alone', async ({ page }) => {
  await register(page);
  await choose(page, [PIXEL]);
  await expect(page.getByText('A file is attached')).toBeAttached();

  await box(page).press('Enter');
  await expect(page.locator('app-question')).toHaveCount(1);
  await answered(page);
  await page.reload();

  await expect(page.locator('app-question').getByRole('img', { name: 'pixel.png' })).toBeVisible();
  await expect(page.locator('app-question .bubble')).toHaveCount(0);
});

test('files that cannot be sent say why, and nothing that was written is lost', async ({ page }) => {
  await register(page);
  await box(page).fill('About my files');

  await choose(page, [
    { name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('film') },
    { name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc(11 * 1024 * 1024, 'x') },
    { name: 'odd.txt', mimeType: 'text/plain', buffer: Buffer.from([0, 1, 2]) },
    NOTES,
  ]);

  await expect(chips(page).filter({ hasText: 'film.mp4' })).toContainText('is of a kind that cannot be sent');
  await expect(chips(page).filter({ hasText: 'large.txt' })).toContainText('is too large: 10 MB at most');
  await expect(chips(page).filter({ hasText: 'odd.txt' })).toContainText('must be an image, a PDF or a text');
  await expect(chips(page).filter({ hasText: 'notes.txt' })).toContainText('8 byte');
  await expect(box(page)).toHaveValue('About my files');
  await expectAccessible(page);
});

test('a message that the server would not take comes back with its files, and goes out again as the same', async ({
  page,
}) => {
  await register(page);
  await choose(page, [NOTES]);
  await expect(page.getByText('A file is attached')).toBeAttached();
  const posted: [string | undefined, unknown][] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/messages'))
      posted.push([request.headers()['idempotency-key'], request.postDataJSON()]);
  });
  const problem = { status: 503, contentType: 'application/problem+json', body: '{"detail":"The database is away."}' };
  await page.route('**/messages', (route) =>
    route.request().method() === 'POST' ? route.fulfill(problem) : route.fallback(),
  );

  await box(page).fill('Read this');
  await box(page).press('Enter');
  await expect(page.getByRole('alert')).toContainText('The database is away.');
  await expect(chips(page)).toHaveText([/notes\.txt/]);
  await expect(box(page)).toHaveValue('Read this');
  await page.unroute('**/messages');
  await box(page).press('Enter');
  await answered(page);

  expect(posted).toHaveLength(2);
  expect(posted[1]).toEqual(posted[0]);
  await expect(page.locator('app-question')).toHaveCount(1);
  await expect(page.locator('app-question').getByText('notes.txt')).toBeVisible();
});

test('a message with a file waits its turn behind an answer', async ({ page }) => {
  await register(page);
  await box(page).fill(longAnswer(25));
  await box(page).press('Enter');
  await expect(page.locator('app-answer .prose')).toContainText(/\w{3}/);

  await choose(page, [NOTES]);
  await expect(page.getByText('A file is attached')).toBeAttached();
  await box(page).fill('And read this');
  await box(page).press('Enter');

  await expect(page.getByText('Queued, sends next')).toBeVisible();
  await page.getByRole('button', { name: 'Stop the answer' }).click();
  await expect(page.getByRole('button', { name: 'Answer again' })).toHaveCount(1, { timeout: 20_000 });
  await page.reload();
  await expect(page.locator('app-question').last().getByRole('link', { name: 'notes.txt' })).toBeVisible();
});

test('a file goes on its way when its conversation is left, and is there when it is opened again', async ({ page }) => {
  await register(page);
  await say(page, 'Hello');
  await answered(page);
  const { promise: line, resolve: letThrough } = Promise.withResolvers<undefined>();
  await page.route('**/api/chatkit/attachments', async (route) => {
    await line;
    await route.continue();
  });
  const conversation = page.getByRole('navigation', { name: 'Conversation list' }).getByRole('link', { name: 'Hello' });

  await choose(page, [NOTES]);
  await expect(page.getByText('Uploading a file')).toBeAttached();
  await page.getByRole('link', { name: 'New conversation' }).click();
  await expect(chips(page)).toHaveCount(0);
  const arrived = page.waitForResponse('**/api/chatkit/attachments');
  letThrough(undefined);
  await arrived;
  await conversation.click();

  await expect(chips(page)).toHaveText([/notes\.txt/]);
  await expect(page.getByText('A file is attached')).toBeAttached();
  await page.reload();
  await expect(chips(page)).toHaveText([/notes\.txt/]);
});
