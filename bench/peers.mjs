// The commands that agents call most beside those of both peers, at several sizes: all in turn, in one run,
// after a round that isn't counted. Each finds its tasks in memory, as does whoever works with them all day;
// a machine may take files that nobody reads out of memory within minutes, which would make it matter which
// command of a round comes first.
import { join } from 'node:path';
import { time } from './lib/programs.mjs';
import { faster, figure, median, row } from './lib/table.mjs';
import { backlogs, held, others, ours, warm } from './lib/tools.mjs';

const ROUNDS = Number(process.env.ORCH_BENCH_ROUNDS ?? 10);
const FEWER = Math.max(1, Math.floor(ROUNDS / 3)); // where no bar is set
const SIZES = (process.env.ORCH_BENCH_SIZES ?? '10,1000,10000').split(',').map(Number);
const ALONE = Number(process.env.ORCH_BENCH_ALONE ?? 50_000);
const ALONE_ALSO = ['show', 'check', 'list', 'tree', 'next', 'status', 'doctor', 'mirror', 'overlap'];
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
  const works = [...places.flatMap(compared), ...among(alone, ALONE_ALSO)];
  for (let round = -1; round < ROUNDS; round++) {
    works.filter((work) => round < work.rounds).forEach((work) => run(work, round));
  }
  const largest = places.at(-1);
  return [...works.flatMap(rows), ...['show', 'check', 'list'].map((what) => memoryOf(what, largest))];
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
      warm(words);
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

const memoryOf = (what, { size, orch, 'backlog.md': peer }) =>
  ({ ...held(what, orch, peer, ROUNDS + 1, LIMIT), what: `memory of ${what}, ${size} Cases` });
