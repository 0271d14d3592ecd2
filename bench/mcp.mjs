// One MCP server among a thousand Cases: how soon it answers, how quickly, in how much memory. And
// six of them on one clone at once for a minute.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cases, commit, generate, group, open, orch, repository } from './lib/ours.mjs';
import { environment, output } from './lib/programs.mjs';
import { Server } from './lib/server.mjs';
import { median, row } from './lib/table.mjs';

const CASES = 1_000;
const CALLS = 500;
const STARTS = 7;
const SERVERS = 6;
const LOAD = 60_000;
/** What a call among many may be told: somebody else is at it just now, or has just released the lease that
 * all six hold as one owner. */
const HONEST = /lock_busy|lease_held|file_keeps_changing|not_held/;

export async function measure(scratch) {
  const folder = repository(join(scratch, 'mcp'));
  const ids = generate(folder, CASES);
  commit(folder);
  const session = open(folder);
  const starts = [];
  for (let n = 0; n < STARTS; n++) {
    starts.push(await firstList(folder));
  }
  const one = await calls(folder, session, ids);
  const all = await load(folder, session, ids);
  return [
    row('start to first tools/list', ms(median(starts)), '', '', '< 1 s', median(starts) < 1_000),
    row('task.get', ms(one.read), '', '', '< 5 ms', one.read < 5),
    row('step.check', ms(one.write), '', '', '< 15 ms', one.write < 15),
    row(`memory after ${2 * CALLS} calls`, `${one.memory.toFixed(0)} MB`, '', '', '< 90 MB',
      one.memory < 90),
    row(`${SERVERS} servers: calls`, `${all.done}`),
    row(`${SERVERS} servers: refused honestly`, `${all.refused}`),
    row(`${SERVERS} servers: errors`, `${all.errors.length}`, '', '', '0', all.errors.length === 0),
    row(`${SERVERS} servers: acknowledged and not on disk`, `${all.lost}`, '', '', '0', all.lost === 0),
  ];
}

const ms = (value) => `${value.toFixed(1)} ms`;
const now = () => Number(process.hrtime.bigint()) / 1e6;

/** From the start of the process to the list of its tools. */
async function firstList(folder) {
  const began = now();
  const server = spawn(orch, ['mcp'], { cwd: folder, env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
  const ask = (id, method, params) =>
    server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
  ask(1, 'initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'b', version: '1' } });
  ask(2, 'tools/list', {});
  for await (const line of createInterface({ input: server.stdout })) {
    if (JSON.parse(line).id === 2) {
      break;
    }
  }
  const took = now() - began;
  server.stdin.end();
  await new Promise((done) => server.on('close', done));
  return took;
}

/** Medians of a read and a write, and the most memory held meanwhile. */
async function calls(folder, session, ids) {
  const server = new Server(folder, orch, ['--session', session], {});
  const task = ids[CASES / 2];
  await server.call('orch_task', 'case.begin', { case_id: task });
  const [reads, writes] = [[], []];
  for (let n = 0; n < CALLS; n++) {
    const began = now();
    await server.call('orch_task', 'task.get', { task_id: ids[n] });
    const between = now();
    await server.call('orch_task', 'step.check', { case_id: task, step: `Step ${n % 20}`, result: 'pass' });
    reads.push(between - began);
    writes.push(now() - between);
  }
  const memory = server.memory();
  await server.close();
  return { read: median(reads), write: median(writes), memory };
}

/** Six servers, each with a Case of its own in a TestGroup that all add to. */
async function load(folder, session, ids) {
  const parent = group(folder, '--session', session);
  const told = { done: 0, refused: 0, errors: [], made: [], ticked: [], sent: [] };
  await Promise.all(ids.slice(0, SERVERS).map((task, n) => calling(folder, session, parent, task, n, told)));
  const root = JSON.parse(output(folder, orch, 'status', '--session', session, '--json')).session.path;
  const files = new Map(cases(root).map((file) => [file.split('/').at(-1).slice(0, 9), file]));
  const letters = readdirSync(join(root, '.orchestrator/inbox'), { recursive: true }).join('\n');
  const lost = told.made.filter((id) => !files.has(id)).length
    + told.ticked.filter(({ task, step }) => !isTicked(files.get(task), step)).length
    + told.sent.filter((id) => !letters.includes(id)).length;
  return { ...told, lost };
}

const isTicked = (file, step) => readFileSync(file, 'utf8').includes(`- [x] ${step} ^`);

async function calling(folder, session, parent, task, n, told) {
  const server = new Server(folder, orch, ['--session', session], {});
  const call = async (tool, method, params) => {
    try {
      const result = await server.call(tool, method, params);
      told.done++;
      return result;
    } catch (error) {
      HONEST.test(error.message) ? told.refused++ : told.errors.push(error.message);
      return undefined;
    }
  };
  await call('orch_task', 'case.begin', { case_id: task });
  const end = now() + LOAD;
  for (let turn = 0; now() < end; turn++) {
    const made = await call('orch_task', 'task.create', { level: 'case', title: `By ${n} ${turn}`, parent_id: parent });
    made && told.made.push(made.id);
    const step = `Turn ${turn}`;
    (await call('orch_task', 'step.check', { case_id: task, step, result: 'pass' })) && told.ticked.push({ task, step });
    const sent = await call('orch_inbox', 'inbox.send', { receiver_thread_id: 'root', message: `${n} ${turn}` });
    sent && told.sent.push(sent.messages[0].id);
    const lease = await call('orch_workspace', 'lock.acquire', { scope_path: 'shared/file' });
    lease && (await call('orch_workspace', 'lock.release', { lock_id: lease.lock_id }));
    await call('orch_task', 'task.get', { task_id: task });
  }
  await server.close();
}
