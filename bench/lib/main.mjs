// Runs the benchmarks that are named, prints their table, and exits 1 when a bar failed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machine, print } from './table.mjs';

const ALL = [
  'edits', 'creations', 'many', 'crash', 'server', 'mcp', 'spawns', 'wait', 'hook', 'overlap',
  'land',
];
const names = process.argv.slice(2);
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

console.log(machine());
let failed = 0;
for (const name of names.length > 0 ? names : ALL) {
  const { measure } = await import(`../${name}.mjs`);
  failed += print(name, await measure(join(scratch, name)));
}
console.log(failed === 0 ? '\nall bars hold' : `\n${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
