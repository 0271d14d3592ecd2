// Runs the benchmarks that are named, prints their table, and exits 1 when a bar failed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { write } from './document.mjs';
import { machine, print } from './table.mjs';

const ALL = [
  'edits', 'creations', 'many', 'peers', 'jmh', 'crash', 'server', 'mcp', 'spawns', 'wait', 'hook', 'overlap',
  'land', 'demo',
];
/** What docs/BENCHMARKS.md holds when nothing else is named. */
const WRITTEN = ['peers', 'creations', 'demo', 'server'];
const writes = process.argv[2] === '--write';
const given = process.argv.slice(writes ? 3 : 2);
const names = given.length > 0 ? given : writes ? WRITTEN : ALL;
const unknown = names.filter((name) => !ALL.includes(name));
if (unknown.length > 0) {
  console.error(`error: there is no benchmark ${unknown.join(', ')}\nhint: ${ALL.join(', ')}`);
  process.exit(2);
}

const scratch = mkdtempSync(join(process.env.ORCH_BENCH_DIR ?? tmpdir(), 'orch-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(130));
}

const where = machine();
console.log(where);
const began = Date.now();
const found = new Map();
let failed = 0;
for (const name of names) {
  const { measure } = await import(`../${name}.mjs`);
  found.set(name, await measure(join(scratch, name)));
  failed += print(name, found.get(name));
}
if (writes) {
  write(where, found, (Date.now() - began) / 1000);
}
console.log(failed === 0 ? '\nall bars hold' : `\n${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
