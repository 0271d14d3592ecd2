// Takes the pictures in docs/pictures. Usage: node src/test/pages/pictures.mjs [ORCH]
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launch, open } from './browser.mjs';
import { end, scene } from './scene.mjs';

const home = fileURLToPath(new URL('../../..', import.meta.url));
const orch = process.argv[2] ?? join(home, 'orch');
const pictures = join(home, 'docs/pictures');
mkdirSync(pictures, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'orch-pictures-'));
const made = scene(folder, orch);
const page = join(folder, 'status.html');
made.run(orch, 'mirror', '--html', page, '--session', made.session);
const board = spawn(orch, ['board', '--session', made.session], { cwd: made.root, env: made.env });
const browser = await launch();
try {
  const url = await new Promise((found) => board.stdout.once('data', (text) => found(String(text).split('\n')[0])));
  await shoot(`${url}#/task/${made.cases['Refuse a second payment']}`, 'board.png', { width: 1200, height: 620 }, 'main .steps');
  await shoot(pathToFileURL(page).href, 'mirror.png', { width: 1000, height: 760 }, 'main');
} finally {
  await browser.close();
  board.kill();
  end(made);
  rmSync(folder, { recursive: true, force: true });
}

async function shoot(url, name, viewport, shown) {
  const { page } = await open(browser, { viewport, colorScheme: 'light' });
  await page.goto(url);
  await page.waitForSelector(shown);
  await page.screenshot({ path: join(pictures, name) });
}
