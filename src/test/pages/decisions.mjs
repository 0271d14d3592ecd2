// Decides what waits for a person: an agent's question, what it does next, a review.
// Usage: node decisions.mjs URL THREAD REQUEST: an agent that asks, and a place in the merge queue.
import { barriers, launch, open, tell } from './browser.mjs';

const [url, thread, request] = process.argv.slice(2);
const browser = await launch();
const { page, seen } = await open(browser, { viewport: { width: 1200, height: 900 } });
const told = {};
const done = async (word) => {
  await page.waitForSelector(`.notice:has-text("${word}")`);
  return page.getAttribute('.notice', 'class');
};

await page.goto(url);
await page.waitForSelector('main section');
await page.click(`main a[href="#/thread/${thread}"]`);
await page.waitForSelector('#answer');
told.question = await page.textContent('main section:has(#answer) .pre');
told.barriers = await barriers(page);
await page.click('button:text-is("yes")');
told.answered = await done('answered: yes');
await page.waitForSelector('#answer', { state: 'detached' });
await page.fill('#directive', 'Then look at `a b` <too>');
await page.click('form:has(#directive) button');
told.sent = await done('sent');
told.emptied = await page.inputValue('#directive');

await page.evaluate((to) => { location.hash = `#/merge/${to}`; }, request);
await page.click('button:text-is("Approve")');
told.approved = await done('approved');
await page.waitForSelector('main .head .pill.approved');
told.complaints = seen.complaints;
await browser.close();
tell(told);
