// What a benchmark found, as lines of a table.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** A bar: `holds` says whether it does; without `bar` the line is for information. */
export const row = (what, ours, peer = '', ratio = '', bar = '', holds = true) =>
  ({ what, ours, peer, ratio, bar, holds });

/** Ours beside the peer's, in seconds; ours must be at least `factor` times as fast. */
export const faster = (what, ours, peer, factor) =>
  row(what, seconds(ours), seconds(peer), times(peer / ours), `>= ${factor} times faster`,
    peer / ours >= factor);

export const seconds = (value) => `${value.toFixed(value < 10 ? 3 : 1)} s`;
export const times = (value) => `${value.toFixed(value < 10 ? 2 : 1)} x`;
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Prints the rows; how many failed. */
export function print(name, rows) {
  const cells = [['', 'orch', 'backlog.md', 'ratio', 'bar', ''],
    ...rows.map((r) => [r.what, r.ours, r.peer, r.ratio, r.bar, verdict(r)])];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  console.log(`\n## ${name}`);
  for (const line of cells) {
    console.log(line.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd());
  }
  return rows.filter((r) => !r.holds).length;
}

const verdict = (r) => (r.bar === '' ? '' : r.holds ? 'PASS' : 'FAIL');

/** Where and when this was measured. */
export function machine() {
  const kernel = execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpus().length} x ${cpus()[0].model}, ${memory} GB, ${kernel}`;
}
