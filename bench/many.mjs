// One Case among ten thousand: shown, edited, listed; and how that grows from one thousand.
import { join } from 'node:path';
import { commit, generate, open, orch, repository } from './lib/ours.mjs';
import * as peer from './lib/peer.mjs';
import { memory, output, time } from './lib/programs.mjs';
import { faster, median, row, seconds, times } from './lib/table.mjs';

const FEW = 1_000;
const MANY = 10_000;
const ROUNDS = 7;
const PEER_ROUNDS = 3;
const LIMIT = 120;

export async function measure(scratch) {
  const few = ours(join(scratch, 'few'), FEW);
  const many = ours(join(scratch, 'many'), MANY);
  const theirs = peers(join(scratch, 'peer'), MANY);
  const took = new Map();
  for (let round = 0; round < ROUNDS; round++) {
    for (const work of ['show', 'edit', 'list']) {
      note(took, `few ${work}`, few[work](round));
      note(took, `many ${work}`, many[work](round));
      if (round < PEER_ROUNDS) {
        note(took, `peer ${work}`, theirs[work](round));
      }
    }
  }
  const of = (name) => median(took.get(name));
  return [
    faster(`show one of ${MANY}`, of('many show'), of('peer show'), 15),
    faster(`edit one of ${MANY}`, of('many edit'), of('peer edit'), 15),
    faster(`list ${MANY}`, of('many list'), of('peer list'), 8),
    ...['show', 'edit', 'list'].map((work) => held(work, many.memory[work], theirs.memory[work])),
    ...['show', 'edit'].map((work) => grown(work, of(`few ${work}`), of(`many ${work}`))),
  ];
}

const note = (took, name, value) => took.set(name, [...(took.get(name) ?? []), value]);

function held(work, ours, theirs) {
  const [mb, peerMb] = [ours(), theirs()];
  return row(`memory of ${work}`, `${mb.toFixed(0)} MB`, `${peerMb.toFixed(0)} MB`,
    times(peerMb / mb), `< ${LIMIT} MB`, mb < LIMIT);
}

const grown = (work, few, many) => row(`${work}: ${FEW} to ${MANY}`,
  `${seconds(few)} to ${seconds(many)}`, '', times(many / few), '< 1.5 x', many / few < 1.5);

/** The session's own worktree holds them all, and the Case is begun: the usual case. */
function ours(folder, count) {
  repository(folder);
  const ids = generate(folder, count);
  commit(folder);
  const session = ['--session', open(folder)];
  const task = ids[Math.floor(count / 2)];
  output(folder, orch, 'case', 'begin', task, ...session);
  const words = {
    show: () => ['task', 'show', task, ...session],
    edit: (round) => ['step', 'check', task, `Step ${round}`, 'pass', ...session],
    list: () => ['task', 'list', '--level', 'case', '--limit', `${count}`, ...session],
  };
  return works(folder, orch, words);
}

function peers(folder, count) {
  peer.repository(folder);
  peer.generate(folder, count);
  peer.commit(folder);
  const task = `${count / 2}`;
  const words = {
    show: () => ['task', 'view', task, '--plain'],
    edit: (round) => ['task', 'edit', task, '--check-ac', `${round + 1}`, '--plain'],
    list: () => ['task', 'list', '--plain'],
  };
  return works(folder, peer.backlog, words);
}

/** What is to be timed, by name, and the memory of each. */
function works(folder, program, words) {
  const timed = Object.entries(words)
    .map(([name, args]) => [name, (round) => time(folder, program, ...args(round))]);
  const weighed = Object.entries(words)
    .map(([name, args]) => [name, () => memory(folder, program, ...args(ROUNDS))]);
  return { ...Object.fromEntries(timed), memory: Object.fromEntries(weighed) };
}
