// Eight processes edit one Case twenty times each: every edit ticks another box.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { add, group, open, orch, repository } from './lib/ours.mjs';
import * as peer from './lib/peer.mjs';
import { attempt, output, together } from './lib/programs.mjs';
import { row, seconds, times } from './lib/table.mjs';

const WRITERS = 8;
const TURNS = 20;
const ALL = WRITERS * TURNS;

export async function measure(scratch) {
  const ours = await edit(join(scratch, 'ours'));
  const theirs = await editPeer(join(scratch, 'peer'));
  return [
    row('accepted', `${ours.accepted} of ${ALL}`, `${theirs.accepted} of ${ALL}`, '', `${ALL}`,
      ours.accepted === ALL),
    row('accepted but not on disk', `${ours.lost}`, `${theirs.lost}`, '', '0', ours.lost === 0),
    row('time', seconds(ours.took), seconds(theirs.took), times(theirs.took / ours.took),
      'less than the peer', ours.took < theirs.took),
  ];
}

async function edit(folder) {
  repository(folder);
  const session = ['--session', open(folder)];
  const steps = Array.from({ length: ALL }, (_, n) => ['--step', `Step ${n}`]).flat();
  const task = add(folder, 'case', 'Case', '--parent', group(folder, ...session), ...steps, ...session);
  output(folder, orch, 'case', 'begin', task, ...session);
  const result = await together(WRITERS, TURNS, (writer, turn) => attempt(folder, orch, 'step',
    'check', task, `Step ${writer * TURNS + turn}`, 'pass', ...session));
  const path = JSON.parse(output(folder, orch, 'task', 'show', task, '--json', ...session)).path;
  return { ...result, lost: result.accepted - ticked(path) };
}

async function editPeer(folder) {
  peer.repository(folder);
  peer.create(folder, 'Case', ALL);
  const result = await together(WRITERS, TURNS, (writer, turn) => attempt(folder, peer.backlog,
    'task', 'edit', '1', '--check-ac', `${writer * TURNS + turn + 1}`, '--plain'));
  return { ...result, lost: result.accepted - ticked(peer.tasks(folder)[0]) };
}

const ticked = (file) => readFileSync(file, 'utf8').match(/^- \[x\] /gm)?.length ?? 0;
