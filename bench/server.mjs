// Durable step checks a second by one process, `orch mcp`, called over standard input and output by
// one client that waits for each answer.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, generate, open, orch, repository } from './lib/ours.mjs';
import { row } from './lib/table.mjs';
import { Server } from './lib/server.mjs';

const CASES = 100;
const STEPS = 20;
const WARM = 20 * STEPS;

export async function measure(scratch) {
  const durable = await checks(join(scratch, 'durable'), {});
  const fast = await checks(join(scratch, 'fast'), { ORCH_FSYNC: 'off' });
  return [
    row('step checks a second', rate(durable), '', '', '>= 300', durable.rate >= 300),
    row('... with ORCH_FSYNC=off', rate(fast), '', '', '>= 2000', fast.rate >= 2000),
    row('ticked on disk', `${durable.ticked}, ${fast.ticked}`, '', '', `${CASES * STEPS} both`,
      durable.ticked === CASES * STEPS && fast.ticked === CASES * STEPS),
    row('memory', `${durable.memory.toFixed(0)} MB, ${fast.memory.toFixed(0)} MB`),
  ];
}

const rate = (result) => result.rate.toFixed(0);

async function checks(folder, variables) {
  repository(folder);
  const ids = generate(folder, CASES);
  commit(folder);
  const session = open(folder);
  const server = new Server(folder, orch, ['--session', session], variables);
  const paths = [];
  for (const id of ids) {
    paths.push((await server.call('orch_task', 'case.begin', { case_id: id })).path);
  }
  const calls = ids.flatMap((id) => Array.from({ length: STEPS }, (_, n) =>
    ({ case_id: id, step: `Step ${n}`, result: 'pass', evidence: { command: 'true', exit_code: 0 } })));
  let began = 0n;
  for (const [n, params] of calls.entries()) {
    if (n === WARM) {
      began = process.hrtime.bigint();
    }
    await server.call('orch_task', 'step.check', params);
  }
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  const memory = server.memory();
  await server.close();
  return { rate: (calls.length - WARM) / took, ticked: count(paths), memory };
}

const count = (paths) => paths
  .map((path) => readFileSync(path, 'utf8').match(/^- \[x\] /gm)?.length ?? 0)
  .reduce((sum, n) => sum + n, 0);
