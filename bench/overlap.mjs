// Ten branches of a repository of 200 commits and 5,000 files: which of them collide.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commit, open, orch, repository } from './lib/ours.mjs';
import { output, time } from './lib/programs.mjs';
import { median, row, seconds } from './lib/table.mjs';

const FILES = 5_000;
const COMMITS = 200;
const BRANCHES = 10;
const ROUNDS = 7;
const LIMIT = 2;

export async function measure(scratch) {
  const folder = repository(join(scratch, 'overlap'));
  output(folder, 'git', 'config', 'gc.auto', '0');
  history(folder);
  const session = ['--session', open(folder)];
  const worktrees = Array.from({ length: BRANCHES }, (_, n) => branch(folder, n, session));
  const before = objects(folder);
  const committed = rounds(folder, session);
  worktrees.forEach((worktree, n) => {
    change(worktree, 50, `uncommitted ${n}`);
    writeFileSync(join(worktree, `new-${n}.txt`), 'new\n');
  });
  const uncommitted = rounds(folder, session);
  const found = JSON.parse(output(folder, orch, 'overlap', ...session, '--json'));
  const pairs = (BRANCHES * (BRANCHES - 1)) / 2;
  const clashes = found.overlaps.filter((pair) => pair.conflicts.length > 0).length;
  return [
    row('10 branches, all committed', seconds(committed), '', '', `< ${LIMIT} s`, committed < LIMIT),
    row('with uncommitted work in each', seconds(uncommitted), '', '', `< ${LIMIT} s`,
      uncommitted < LIMIT),
    row('pairs in conflict', `${clashes} of ${pairs}`, '', '', `${pairs}`, clashes === pairs),
    row('objects left behind', `${objects(folder) - before}`, '', '', '0',
      objects(folder) === before),
  ];
}

const rounds = (folder, session) => median(Array.from({ length: ROUNDS },
  () => time(folder, orch, 'overlap', ...session)));

const path = (n) => `src/${n % 50}/file-${n}.txt`;
const text = (n) => Array.from({ length: 40 }, (_, line) => `File ${n}, line ${line}\n`).join('');

/** Two hundred commits, each of twenty-five files. */
function history(folder) {
  for (let c = 0; c < COMMITS; c++) {
    for (let n = c; n < FILES; n += COMMITS) {
      mkdirSync(dirname(join(folder, path(n))), { recursive: true });
      writeFileSync(join(folder, path(n)), text(n));
    }
    commit(folder);
  }
}

/** A worktree of the session with ten commits: files of its own, and one that all change. */
function branch(folder, n, session) {
  const made = JSON.parse(
    output(folder, orch, 'worktree', 'create', `branch-${n}`, ...session, '--json'));
  for (let c = 0; c < 10; c++) {
    change(made.path, 100 + n * 20 + c, `commit ${c} of branch ${n}`);
    change(made.path, 1, `commit ${c} of branch ${n}`);
    commit(made.path);
  }
  return made.path;
}

const change = (folder, n, words) =>
  writeFileSync(join(folder, path(n)), text(n).replace('line 20\n', `line 20, ${words}\n`));

/** Loose objects and packs. */
const objects = (folder) => Number(
  output(folder, 'sh', '-c', 'find .git/objects -type f | wc -l'));
