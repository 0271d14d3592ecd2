// Looks at the mirror's page. Usage: node mirror.mjs FILE
import { pathToFileURL } from 'node:url';
import { barriers, launch, open, overflow, tell } from './browser.mjs';

const url = pathToFileURL(process.argv[2]).href;
const browser = await launch();
const looks = [];
for (const colorScheme of ['light', 'dark']) {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1400, height: 900 }]) {
    const { page, seen } = await open(browser, { colorScheme, viewport });
    await page.goto(url);
    looks.push({
      ...seen,
      others: seen.requests.filter((each) => each !== url),
      barriers: await barriers(page),
      overflow: await overflow(page),
      background: await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
      boxes: await page.locator('svg .node').count(),
    });
    await page.close();
  }
}
await browser.close();
tell({ looks });
