// Durable step checks a second by one process, `orch mcp`, called over standard input and output:
// by one client that waits for each answer, and by four agents' worth of calls at once, each for
// Cases of its own.
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, generate, open, orch, repository } from './lib/ours.mjs';
import { row } from './lib/table.mjs';
import { Server } from './lib/server.mjs';

const CASES = 100;
const STEPS = 20;
const WARM = 20;
const AT_ONCE = 4;

export async function measure(scratch) {
  const one = await checks(join(scratch, 'one'), 1, {});
  const durable = await checks(join(scratch, 'durable'), AT_ONCE, {});
  const fast = await checks(join(scratch, 'fast'), AT_ONCE, { ORCH_FSYNC: 'off' });
  const bare = files(join(scratch, 'bare'));
  const all = [one, durable, fast];
  return [
    row('step checks a second', rate(durable), '', '', '>= 300', durable.rate >= 300),
    row('... one after the other', rate(one)),
    row('... with ORCH_FSYNC=off', rate(fast), '', '', '>= 2000', fast.rate >= 2000),
    row('... its files alone, written by nothing but calls of the system', bare.toFixed(0)),
    row('ticked on disk', all.map((each) => each.ticked).join(', '), '', '', `${CASES * STEPS} each`,
      all.every((each) => each.ticked === CASES * STEPS)),
    row('memory', `${Math.max(...all.map((each) => each.memory)).toFixed(0)} MB`),
  ];
}

/**
 * What the file system gives: how often a second a log grows, two files are replaced and one is made,
 * each under a temporary name first, as a check does. Nothing is waited for, read or decided.
 */
function files(folder) {
  mkdirSync(folder);
  const log = join(folder, 'log');
  const content = Buffer.alloc(1000, 'x');
  const count = (CASES - WARM) * STEPS;
  const began = process.hrtime.bigint();
  for (let n = 0; n < count; n++) {
    appendFileSync(log, Buffer.alloc(2800, 'y'));
    for (const name of ['case.md', 'current.md', `checkpoint-${n}.md`]) {
      writeFileSync(join(folder, 'temporary'), content);
      renameSync(join(folder, 'temporary'), join(folder, name));
    }
  }
  return count / (Number(process.hrtime.bigint() - began) / 1e9);
}

const rate = (result) => result.rate.toFixed(0);

async function checks(folder, lanes, variables) {
  repository(folder);
  const ids = generate(folder, CASES);
  commit(folder);
  const session = open(folder);
  const server = new Server(folder, orch, ['--session', session], variables);
  const paths = [];
  for (const id of ids) {
    paths.push((await server.call('orch_task', 'case.begin', { case_id: id })).path);
  }
  await checkAll(server, ids.slice(0, WARM), lanes);
  const began = process.hrtime.bigint();
  await checkAll(server, ids.slice(WARM), lanes);
  const took = Number(process.hrtime.bigint() - began) / 1e9;
  const memory = server.memory();
  await server.close();
  return { rate: ((CASES - WARM) * STEPS) / took, ticked: count(paths), memory };
}

/** Checks all steps of these Cases; each lane waits for its answers and has Cases of its own. */
async function checkAll(server, ids, lanes) {
  const evidence = { command: 'true', exit_code: 0 };
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    for (const id of ids.filter((_, n) => n % lanes === lane)) {
      for (let n = 0; n < STEPS; n++) {
        await server.call('orch_task', 'step.check',
          { case_id: id, step: `Step ${n}`, result: 'pass', evidence });
      }
    }
  }));
}

const count = (paths) => paths
  .map((path) => readFileSync(path, 'utf8').match(/^- \[x\] /gm)?.length ?? 0)
  .reduce((sum, n) => sum + n, 0);
