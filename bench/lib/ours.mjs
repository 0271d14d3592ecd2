// A scratch repository with orch in it.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { output } from './programs.mjs';

export const orch = join(dirname(fileURLToPath(import.meta.url)), '../../orch');
const GROUP = 100;

/** A repository where orch was set up and everything is committed. */
export function repository(folder) {
  mkdirSync(folder, { recursive: true });
  output(folder, 'git', 'init', '--quiet', '--initial-branch=main');
  output(folder, orch, 'init');
  commit(folder);
  return folder;
}

export function commit(folder) {
  output(folder, 'git', 'add', '--all');
  output(folder, 'git', 'commit', '--quiet', '--message=Set up');
}

/** The ID of a new session. */
export const open = (folder) => output(folder, orch, 'open', 'Measure', '--quiet');

/** The ID of a new TestGroup. */
export function group(folder, ...options) {
  const epic = add(folder, 'epic', 'Epic', ...options);
  const feature = add(folder, 'feature', 'Feature', '--parent', epic, ...options);
  return add(folder, 'test_group', 'Group', '--parent', feature, ...options);
}

export const add = (folder, level, title, ...options) =>
  output(folder, orch, 'task', 'add', level, title, ...options, '--quiet');

/** All files of Cases below a folder. */
export const cases = (folder) =>
  readdirSync(join(folder, '.orchestrator/tasks'), { recursive: true })
    .filter((path) => /(^|\/)c-[^/]*\.md$/.test(path))
    .map((path) => join(folder, '.orchestrator/tasks', path));

/** Writes so many Cases, a hundred a TestGroup, as task.create would; their IDs. */
export function generate(folder, count) {
  const epic = join(folder, '.orchestrator/tasks', `${id('e', 0)}-generated`);
  const feature = join(epic, `${id('f', 0)}-generated`);
  mkdirSync(feature, { recursive: true });
  writeFileSync(join(epic, 'epic.md'), task('epic', id('e', 0), 'Generated'));
  writeFileSync(join(feature, 'feature.md'), task('feature', id('f', 0), 'Generated'));
  for (let g = 0; g * GROUP < count; g++) {
    const group = join(feature, `${id('g', g)}-group`);
    mkdirSync(group);
    writeFileSync(join(group, 'test-group.md'), task('test_group', id('g', g), `Group ${g}`));
    for (let n = g * GROUP; n < Math.min(count, (g + 1) * GROUP); n++) {
      const text = task('case', id('c', n), `Case ${n}`, 'status: todo\n') + steps(20);
      writeFileSync(join(group, `${id('c', n)}-case-${n}.md`), text);
    }
  }
  return Array.from({ length: count }, (_, n) => id('c', n));
}

/** Spread over the alphabet as random IDs are. */
const id = (letter, n) =>
  `${letter}-${((n * 7919 + 13) % 100_003).toString().padStart(7, '0')}`;

const task = (level, name, title, status = '') => `---
${status}id: ${name}
priority: 0
level: ${level}
title: ${title}
created_at: 2026-11-21T02:12:00Z
---

# ${title}

What is to be done here, in a sentence or two of ordinary length, as people write it.
`;

const steps = (count) => `
## Acceptance criteria

- [ ] It works

## Steps
${Array.from({ length: count }, (_, n) => `\n- [ ] Step ${n} ^s${n.toString().padStart(3, '0')}\n`).join('')}`;
