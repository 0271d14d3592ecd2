// What a benchmark found, as lines of a table.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';

/** A bar: `holds` says whether it does; without `bar` the line is for information. */
export const row = (what, ours, peer = '', ratio = '', bar = '', holds = true) =>
  ({ what, ours, peer, ratio, bar, holds });

/** Ours beside the peer's, each in seconds or as a list of them; ours must be at least `factor` times
 * as fast, when there is one. */
export function faster(what, ours, peer, factor) {
  const ratio = middle(peer) / middle(ours);
  const bar = factor === undefined ? '' : factor === 1 ? 'faster' : `>= ${factor} times faster`;
  return row(what, figure(ours), figure(peer), times(ratio), bar, factor === undefined || ratio >= factor);
}

/** Seconds: of several the median, and between which the middle half of them is. */
export const figure = (value) => (Array.isArray(value)
  ? `${seconds(median(value))} (${quartile(value, 1)} to ${quartile(value, 3)})` : seconds(value));

const middle = (value) => (Array.isArray(value) ? median(value) : value);
const quartile = (values, n) =>
  values.toSorted((a, b) => a - b)[Math.round((n * (values.length - 1)) / 4)].toFixed(3);

export const seconds = (value) => `${value.toFixed(value < 10 ? 3 : 1)} s`;
export const times = (value) => `${value.toFixed(value < 10 ? 2 : 1)} x`;
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Prints the rows; how many failed. */
export function print(name, rows) {
  const cells = [['', 'orch', 'peer', '', 'ratio', 'bar', ''], ...rows.map(cellsOf)];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  console.log(`\n## ${name}`);
  for (const line of cells) {
    console.log(line.map((cell, i) => cell.padEnd(widths[i])).join('  ').trimEnd());
  }
  return rows.filter((r) => !r.holds).length;
}

/** The cells of a row, with whom it compares. */
export const cellsOf = (r) =>
  [r.what, r.ours, r.peer === '' ? '' : r.beside ?? 'backlog.md', r.peer, r.ratio, r.bar, verdict(r)];

const verdict = (r) => (r.bar === '' ? '' : r.holds ? 'PASS' : 'FAIL');

/** Where and when this was measured. */
export function machine() {
  const kernel = execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpus().length} x ${cpus()[0].model}, ${memory} GB, ${kernel}`;
}
