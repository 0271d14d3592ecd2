// docs/BENCHMARKS.md, made of what was measured.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { orch } from './ours.mjs';
import { cellsOf } from './table.mjs';
import * as taskMaster from './taskmaster.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const HEAD = ['what', 'orch', 'peer', 'its figure', 'ratio', 'bar', ''];

/** Writes the document; rows that miss their bar come first. */
export function write(where, found, took) {
  const missed = [...found].flatMap(([name, rows]) =>
    rows.filter((row) => !row.holds).map((row) => ({ ...row, what: `${name}: ${row.what}` })));
  const parts = [head(where, found, took),
    '## Where we lose\n', missed.length === 0 ? 'Nowhere: every bar of this run holds.\n' : table(missed),
    ...[...found].flatMap(([name, rows]) => [`## ${name}\n`, table(rows)])];
  writeFileSync(join(root, 'docs/BENCHMARKS.md'), parts.join('\n'));
}

const head = (where, found, took) => `# Benchmarks

Made by \`bench/run --write${[...found.keys()].map((name) => ` ${name}`).join('')}\`; don't edit. What each measures, and how: see
[bench/README.md](../bench/README.md).

- ${where}
- ${versions()}
- ${(took / 60).toFixed(1)} minutes. A time is the median of ${process.env.ORCH_BENCH_ROUNDS ?? 10} runs, of a third of them where no bar is set, in
  parentheses the middle half of them; after one run each that isn't counted, all tools in turn, each with the files of its tasks in memory. Compare only
  within one run.
`;

/** What was measured; the JDK by the file of its home. */
function versions() {
  const peer = createRequire(import.meta.url).resolve('backlog.md/package.json');
  const facts = execFileSync(orch, ['version', '--verbose'], { encoding: 'utf8' }).split('\n');
  const fact = (name) => facts.find((line) => line.startsWith(name))?.slice(13).trim() ?? '';
  return [facts[0], `commit ${fact('commit')}`, `Java ${fact('java')}`,
    `backlog.md ${JSON.parse(readFileSync(peer)).version}`,
    ...(installed(taskMaster.version)), `node ${process.versions.node}`].join(', ');
}

/** The version of a peer that may not be installed. */
function installed(version) {
  try {
    return [`task-master-ai ${version()}`];
  } catch {
    return [];
  }
}

const table = (rows) => [HEAD, HEAD.map(() => '---'), ...rows.map(cellsOf)]
  .map((cells) => `| ${cells.join(' | ')} |\n`).join('');
