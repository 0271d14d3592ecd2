// Draws the Mermaid graphs of Markdown files; prints for each what its boxes say, and what it waits for.
// Usage: node mermaid.mjs FILE...
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, open, tell } from './browser.mjs';

const MERMAID = fileURLToPath(new URL('node_modules/mermaid/dist/mermaid.min.js', import.meta.url));
const browser = await launch();
const { page, seen } = await open(browser);
await page.addScriptTag({ path: MERMAID });
await page.evaluate(() => window.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' }));
const told = [];
for (const file of process.argv.slice(2)) {
  const graph = /```mermaid\n([\s\S]*?)\n```/.exec(readFileSync(file, 'utf8'))[1];
  told.push(
    await page.evaluate(async (text) => {
      try {
        await window.mermaid.parse(text);
        const { svg } = await window.mermaid.render('graph', text);
        const holder = document.createElement('div');
        holder.innerHTML = svg;
        document.body.replaceChildren(holder);
        return {
          labels: [...holder.querySelectorAll('.node')].map((each) => each.textContent.trim()),
          edges: holder.querySelectorAll('.edgePaths path').length,
          links: holder.querySelectorAll('.node a, a.node').length,
        };
      } catch (error) {
        return { problem: String(error) };
      }
    }, graph),
  );
}
await browser.close();
tell({ graphs: told, ...seen });
