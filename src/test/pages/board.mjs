// Uses the board as a person does, with a keyboard where there is one.
// Usage: node board.mjs URL CASE OTHER FILE: a begun Case of two steps, one that isn't begun, and the
// first one's file.
import { readFileSync, writeFileSync } from 'node:fs';
import { barriers, launch, open, overflow, tell } from './browser.mjs';

const [url, begun, other, file] = process.argv.slice(2);
const origin = new URL(url).origin;
const browser = await launch();
const told = { barriers: [], overflow: [], others: [], complaints: [] };

async function board(options, address = url) {
  const { page, seen } = await open(browser, options);
  await page.goto(address);
  await page.waitForSelector('#live[data-state="live"]');
  await page.waitForSelector('[role="treeitem"]', { state: 'attached' });
  return { page, seen };
}

const VIEWS = ['#/', '#/graph', '#/timeline', '#/overlap', '#/inbox', `#/task/${begun}`];
async function view(page, hash) {
  await page.evaluate((to) => { location.hash = to; }, hash);
  await page.waitForFunction((name) => document.body.dataset.view === name, hash.split('/')[1] || 'now');
  await page.waitForSelector('main section', { state: 'attached' });
}

for (const look of [
  { colorScheme: 'light', viewport: { width: 1400, height: 900 } },
  { colorScheme: 'dark', viewport: { width: 390, height: 844 } },
]) {
  const { page, seen } = await board(look);
  for (const hash of VIEWS) {
    await view(page, hash);
    told.barriers.push(...(await barriers(page)).map((each) => `${look.colorScheme} ${hash}: ${each}`));
    told.overflow.push(await overflow(page));
  }
  told.others.push(...seen.requests.filter((each) => !each.startsWith(`${origin}/`)));
  told.complaints.push(...seen.complaints);
  await page.close();
}

const { page, seen } = await board({ viewport: { width: 1400, height: 900 } });
told.address = page.url();
told.write = await page.textContent('#live');

// By keyboard alone.
const focused = () => page.evaluate(() => document.activeElement?.dataset.id ?? document.activeElement?.id);
await page.keyboard.press('t');
const first = await focused();
await page.keyboard.press('ArrowLeft');
told.closed = await page.locator('[role="treeitem"]').count();
await page.keyboard.press('ArrowRight');
told.opened = await page.locator('[role="treeitem"]').count();
await page.keyboard.press('ArrowDown');
told.moved = (await focused()) !== first;
await page.keyboard.press('/');
told.searching = await focused();
await page.keyboard.type(begun);
await page.keyboard.press('Enter');
await page.keyboard.press('End');
told.found = await focused();
await page.keyboard.press('Enter');
await page.waitForFunction((hash) => location.hash === hash, `#/task/${begun}`);
await page.waitForSelector('.steps input');
await page.keyboard.press('?');
told.help = await page.locator('dialog[open]').count();
await page.keyboard.press('Escape');
told.helpClosed = (await page.locator('dialog[open]').count()) === 0;

// A hand edit is seen without a reload.
await page.evaluate(() => { window.here = true; });
writeFileSync(file, `${readFileSync(file, 'utf8')}\n## By hand\n\nWritten in an editor.\n`);
await page.waitForSelector('text=Written in an editor.');
told.sameDocument = await page.evaluate(() => window.here === true);

// A box that is ticked is ticked in the file.
await page.locator('.steps input').first().click();
await page.waitForSelector('.notice:has-text("ticked")');
await page.waitForSelector('.steps input:checked');
told.ticked = readFileSync(file, 'utf8');

// What is refused says why, and the box stays open.
await page.evaluate((to) => { location.hash = `#/task/${to}`; }, other);
await page.waitForFunction((id) => document.querySelector('main .head code')?.textContent === id, other);
await page.locator('.steps input').first().click();
told.refused = await page.locator('.notice.refused').textContent();
await page.waitForFunction(() => !document.querySelector('.steps input:checked'));

// A form keeps what is typed while the page is told of changes.
await view(page, '#/inbox');
await page.fill('#message', 'Half a sent');
writeFileSync(file, `${readFileSync(file, 'utf8')}\nOnce more.\n`);
await page.waitForResponse((response) => response.url().endsWith('/api/inbox.list'));
told.typed = await page.inputValue('#message');
await page.fill('#message', 'A whole sentence <b>here</b>');
await page.click('form button');
await page.waitForSelector('.messages :text("A whole sentence <b>here</b>")');
told.emptied = await page.inputValue('#message');
told.complaints.push(...seen.complaints.filter((each) => !each.includes('status of 409')));
told.hurt = await page.evaluate(() => window.hurt ?? false);
await browser.close();
tell(told);
