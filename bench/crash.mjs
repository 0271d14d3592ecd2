// How long the next command takes when a writer was killed in the middle of its work.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { add, group, open, orch, repository } from './lib/ours.mjs';
import { output, time } from './lib/programs.mjs';
import { median, row, seconds } from './lib/table.mjs';
import { Server } from './lib/server.mjs';

const ROUNDS = 20;
const LONGEST = 0.2;

export async function measure(folder) {
  repository(folder);
  const session = ['--session', open(folder)];
  const steps = Array.from({ length: ROUNDS * 2 }, (_, n) => ['--step', `Step ${n}`]).flat();
  steps.push('--step', 'Churn');
  const task = add(folder, 'case', 'Case', '--parent', group(folder, ...session), ...steps, ...session);
  const path = output(folder, orch, 'case', 'begin', task, ...session) && JSON.parse(
    output(folder, orch, 'task', 'show', task, '--json', ...session)).path;
  const check = (n) => time(folder, orch, 'step', 'check', task, `Step ${n}`, 'pass', ...session);
  const quiet = Array.from({ length: ROUNDS }, (_, n) => check(n));
  const after = [];
  for (let n = 0; n < ROUNDS; n++) {
    await killedWriter(folder, session, task, 20 + 3 * n);
    after.push(check(ROUNDS + n));
  }
  const found = spawnSync(orch, ['doctor'], { cwd: folder, encoding: 'utf8' });
  const wait = Math.max(...after) - median(quiet);
  const ticked = readFileSync(path, 'utf8').match(/^- \[x\] Step/gm)?.length ?? 0;
  return [
    row('a check, undisturbed', seconds(median(quiet))),
    row('the first after a kill: median, longest', `${seconds(median(after))}, ${seconds(Math.max(...after))}`),
    row('longest wait because of a kill', seconds(Math.max(0, wait)), '', '', `< ${LONGEST} s`, wait < LONGEST),
    row('acknowledged checks on disk', `${ticked} of ${ROUNDS * 2}`, '', '', 'all', ticked === ROUNDS * 2),
    row('doctor', found.status === 0 ? 'clean' : found.stdout.trim(), '', '', 'clean', found.status === 0),
  ];
}

/** Starts a server that writes as fast as it can, and kills it so many milliseconds later. */
async function killedWriter(folder, session, task, milliseconds) {
  const server = new Server(folder, orch, session, {});
  await server.ready;
  const writing = (async () => {
    for (;;) {
      await server.call('orch_task', 'step.check',
        { case_id: task, step: 'Churn', result: 'fail' });
    }
  })();
  await new Promise((done) => setTimeout(done, milliseconds));
  server.kill();
  const written = await writing.catch((e) => e.message);
  if (written !== 'the server ended') {
    throw new Error(`the writer failed before it was killed: ${written}`);
  }
}
