// The commands that agents call most beside those of both peers, at several sizes: all in turn, in one run,
// after a round that isn't counted.
import { join } from 'node:path';
import { commit, generate, open, orch, repository } from './lib/ours.mjs';
import * as backlog from './lib/peer.mjs';
import { memory, output, time } from './lib/programs.mjs';
import { faster, figure, median, row, times } from './lib/table.mjs';
import * as other from './lib/taskmaster.mjs';

const ROUNDS = Number(process.env.ORCH_BENCH_ROUNDS ?? 10);
const FEWER = Math.max(1, Math.floor(ROUNDS / 3)); // where no bar is set
const SIZES = (process.env.ORCH_BENCH_SIZES ?? '10,1000,10000').split(',').map(Number);
const ALONE = Number(process.env.ORCH_BENCH_ALONE ?? 50_000);
const LIMIT = 80;
const LIST_LIMIT = 2;

/** How many times as fast as backlog.md, by size. */
const BARS = {
  version: { 10: 1 },
  show: { 10: 1, 1000: 4, 10000: 25 },
  check: { 10: 1, 1000: 4, 10000: 25 },
  list: { 10000: 15 },
};
/** How many times as fast as task-master-ai. */
const OTHER_BAR = 10;
const OTHER_SIZE = SIZES[Math.min(1, SIZES.length - 1)];

export async function measure(scratch) {
  const places = SIZES.map((size) => tools(scratch, size));
  const alone = { size: ALONE, orch: ours(join(scratch, 'alone'), ALONE) };
  const works = [...places.flatMap(compared), ...among(alone, ['show', 'check', 'list', 'status', 'doctor', 'mirror'])];
  for (let round = -1; round < ROUNDS; round++) {
    works.filter((work) => round < work.rounds).forEach((work) => run(work, round));
  }
  const largest = places.at(-1);
  return [...works.flatMap(rows), ...['show', 'check', 'list'].map((what) => held(what, largest))];
}

const tools = (scratch, size) => ({ size,
  orch: ours(join(scratch, `ours-${size}`), size),
  'backlog.md': backlogs(join(scratch, `backlog-${size}`), size),
  'task-master-ai': others(join(scratch, `task-master-${size}`), size) });

/** Everything to be done at one size; the version alone is the same at each. */
const compared = (place) => among(place, Object.keys(place.orch)
  .filter((what) => what !== 'version' || place.size === SIZES[0]));

const among = (place, names) => names.map((what) => ({ what, place, took: {}, rounds: rounds(what, place) }));

const rounds = (what, { size }) => (BARS[what]?.[size] || (size === OTHER_SIZE && isShared(what)) ? ROUNDS : FEWER);
const isShared = (what) => ['show', 'check', 'list', 'next'].includes(what);

function run({ what, place, took }, round) {
  for (const [tool, words] of Object.entries(place)) {
    if (words[what] && !(tool === 'task-master-ai' && round >= FEWER && place.size !== OTHER_SIZE)) {
      const seconds = time(words.folder, ...words[what](round + 1));
      round >= 0 && (took[tool] ??= []).push(seconds);
    }
  }
}

function rows({ what, place, took }) {
  const name = what === 'version' ? what : `${what}, ${place.size} Cases`;
  const mine = took.orch;
  const { 'backlog.md': first, 'task-master-ai': second } = took;
  if (!first && !second) {
    const isBarred = what === 'list' && place.size === ALONE;
    return [row(name, figure(mine), '', '', isBarred ? `< ${LIST_LIMIT} s` : '',
      !isBarred || median(mine) < LIST_LIMIT)];
  }
  return [
    ...(first ? [faster(name, mine, first, BARS[what]?.[place.size])] : []),
    ...(second ? [{ ...faster(name, mine, second, OTHER_BAR), beside: 'task-master-ai' }] : []),
  ];
}

function held(what, place) {
  const mb = (tool) => memory(place[tool].folder, ...place[tool][what](ROUNDS + 1));
  const [mine, peers] = [mb('orch'), mb('backlog.md')];
  return row(`memory of ${what}, ${place.size} Cases`, `${mine.toFixed(0)} MB`, `${peers.toFixed(0)} MB`,
    times(peers / mine), `< ${LIMIT} MB`, mine < LIMIT);
}

/** The commands of each tool: from the round to the words of a command line. */
function ours(folder, count) {
  repository(folder);
  const ids = generate(folder, count);
  commit(folder);
  const session = ['--session', open(folder)];
  const task = ids[Math.floor(count / 2)];
  output(folder, orch, 'case', 'begin', task, ...session);
  const does = (...words) => () => [orch, ...words, ...session];
  return tool(folder, {
    version: () => [orch, 'version'],
    show: does('task', 'show', task),
    check: (round) => [orch, 'step', 'check', task, `Step ${round}`, 'pass', ...session],
    list: does('task', 'list', '--level', 'case', '--limit', `${count}`),
    tree: does('task', 'tree'),
    next: does('task', 'next'),
    status: does('status'),
    doctor: does('doctor'),
    mirror: does('mirror'),
  });
}

function backlogs(folder, count) {
  backlog.repository(folder);
  backlog.generate(folder, count);
  backlog.commit(folder);
  const task = `${count / 2}`;
  const does = (...words) => () => [backlog.backlog, ...words];
  return tool(folder, {
    version: does('--version'),
    show: does('task', 'view', task, '--plain'),
    check: (round) => [backlog.backlog, 'task', 'edit', task, '--check-ac', `${round + 1}`, '--plain'],
    list: does('task', 'list', '--plain'),
    next: does('task', 'list', '--ready', '--limit', '1', '--plain'),
    status: does('overview'),
    doctor: does('doctor'),
  });
}

function others(folder, count) {
  other.repository(folder, count);
  const task = `${count / 2}`;
  const does = (...words) => () => [...other.taskMaster, ...words];
  return tool(folder, {
    version: does('--version'),
    show: does('show', task),
    check: (round) => [...other.taskMaster, 'set-status', `--id=${task}.${round + 1}`, '--status=done'],
    list: does('list'),
    next: does('next'),
  });
}

/** A tool's commands, with where they run, which is none of them. */
const tool = (folder, words) => Object.defineProperty(words, 'folder', { value: folder });
