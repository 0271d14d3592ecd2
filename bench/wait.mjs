// How soon `wait_status` returns after the hook by which Codex and Claude Code say that a turn has ended:
// the real programs, with the tests' stand-in for a model.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, row } from './lib/table.mjs';

const TURNS = 20;
const LIMIT = 100;
const measured = join(dirname(fileURLToPath(import.meta.url)), '../src/test/agents/measure');

export async function measure(scratch) {
  mkdirSync(scratch, { recursive: true });
  const lines = execFileSync(measured, [`${TURNS}`, scratch], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.split(' ')).map(([agent, ...times]) => {
    const [middle, longest] = [median(times.map(Number)), Math.max(...times.map(Number))];
    return row(`${agent}: median, longest of ${times.length}`, `${middle} ms, ${longest} ms`, '', '',
      `< ${LIMIT} ms`, middle < LIMIT);
  });
}
