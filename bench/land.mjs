// Landing approved work without a verify command: a repository of 5,000 files and 200 commits, a
// branch of ten files, and a target that has grown meanwhile.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { add, commit, group, orch, open, repository } from './lib/ours.mjs';
import { output, time } from './lib/programs.mjs';
import { median, row, seconds } from './lib/table.mjs';

const FILES = 5_000;
const COMMITS = 200;
const ROUNDS = 5;

export async function measure(scratch) {
  repository(scratch);
  for (let n = 0; n < FILES; n++) {
    write(scratch, n, `file ${n}\n`);
  }
  commit(scratch);
  for (let n = 0; n < COMMITS; n++) {
    write(scratch, n, `file ${n}, changed\n`);
    commit(scratch);
  }
  const took = [];
  for (let round = 0; round < ROUNDS; round++) {
    took.push(land(scratch, round));
  }
  return [row('land ten files, 5,000 files, 200 commits', seconds(median(took)), '', '', '< 1 s',
    median(took) < 1)];
}

/** One session with work, approved by hand, and the seconds of its landing. */
function land(folder, round) {
  const session = open(folder);
  const root = output(folder, 'git', 'worktree', 'list', '--porcelain')
    .match(new RegExp(`worktree (.*)\n.*\nbranch refs/heads/task/${session}/`))[1];
  const id = add(root, 'case', 'Work', '--parent', group(root));
  output(root, orch, 'case', 'begin', id);
  for (let n = 0; n < 10; n++) {
    write(root, FILES - 1 - n - 10 * round, `work of round ${round}\n`);
  }
  commit(root);
  const request = JSON.parse(output(root, orch, 'merge', 'request', '--json')).merge_request_id;
  approve(root, session, request, round);
  write(folder, 1_000 + round, `others, round ${round}\n`);
  commit(folder);
  output(root, orch, 'merge', 'lock');
  const took = time(root, orch, 'merge', 'land');
  output(root, orch, 'merge', 'unlock');
  output(root, orch, 'close', '--force', '--reason', 'measured');
  return took;
}

/** What a reviewer would leave. */
function approve(root, session, request, round) {
  const seat = join(root, '.orchestrator');
  const head = output(root, 'git', 'rev-parse', 'HEAD');
  mkdirSync(join(seat, 'reviews'), { recursive: true });
  writeFileSync(join(seat, 'reviews', `v-000000${round}.md`), `---
state: approved
id: v-000000${round}
session: ${session}
request: ${request}
base: ${head}
commit: ${head}
requested_at: ${new Date(Date.now() + 10_000).toISOString()}
---
`);
}

function write(folder, n, text) {
  const at = join(folder, 'src', `d${n % 50}`);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, `f${n}.txt`), text);
}
