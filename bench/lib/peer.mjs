// A scratch repository with the peer in it: backlog.md, with its defaults. Its native program is
// called directly, which saves it the start of the node launcher.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { output } from './programs.mjs';

const require = createRequire(import.meta.url);
export const backlog = join(
  dirname(require.resolve(`backlog.md-${process.platform}-${process.arch}/package.json`)), 'backlog');

/** A repository where the peer was set up and everything is committed. */
export function repository(folder) {
  mkdirSync(folder, { recursive: true });
  output(folder, 'git', 'init', '--quiet', '--initial-branch=main');
  output(folder, backlog, 'init', 'bench', '--defaults', '--integration-mode', 'none');
  output(folder, backlog, 'config', 'set', 'remoteOperations', 'false');
  commit(folder);
  return folder;
}

export function commit(folder) {
  output(folder, 'git', 'add', '--all');
  output(folder, 'git', 'commit', '--quiet', '--message=Set up');
}

/** All files of tasks. */
export const tasks = (folder) =>
  readdirSync(join(folder, 'backlog/tasks')).map((name) => join(folder, 'backlog/tasks', name));

/** Makes a task with so many criteria; its number. */
export function create(folder, title, criteria) {
  output(folder, backlog, 'task', 'create', title,
    ...Array.from({ length: criteria }, (_, n) => ['--ac', `Step ${n}`]).flat(), '--plain');
  return tasks(folder).length;
}

/** Writes so many tasks, copies of one that the peer made itself. */
export function generate(folder, count) {
  create(folder, 'Case 1', 20);
  const [first] = tasks(folder);
  const text = readFileSync(first, 'utf8');
  for (let n = 2; n <= count; n++) {
    const copy = text.replace('TASK-1\n', `TASK-${n}\n`).replace('Case 1\n', `Case ${n}\n`)
      .replace(/ordinal: \d+/, `ordinal: ${n * 1000}`);
    writeFileSync(join(dirname(first), `task-${n} - Case-${n}.md`), copy);
  }
}
