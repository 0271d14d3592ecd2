// Eight processes make twenty Cases each: in one worktree, then two in each of four worktrees whose
// branches plain git must merge. And one server makes as many.
import { basename, join } from 'node:path';
import { cases, commit, group, open, orch, repository } from './lib/ours.mjs';
import * as peer from './lib/peer.mjs';
import { attempt, output, together } from './lib/programs.mjs';
import { Server } from './lib/server.mjs';
import { faster, row } from './lib/table.mjs';

const WRITERS = 8;
const TURNS = 20;
const ALL = WRITERS * TURNS;

export async function measure(scratch) {
  const one = await create(join(scratch, 'one'), 1);
  const theirs = await createPeer(join(scratch, 'peer'));
  const served = await serve(join(scratch, 'server'));
  const four = await create(join(scratch, 'four'), 4);
  return [
    row('one worktree: accepted', `${one.accepted}`, `${theirs.accepted}`, '', `${ALL}`,
      one.accepted === ALL),
    row('one worktree: files', `${one.files}`, `${theirs.files}`, '', `${ALL}`, one.files === ALL),
    row('one worktree: IDs', `${one.ids}`, `${theirs.ids}`, '', `${ALL}`, one.ids === ALL),
    faster('one worktree: time', one.took, theirs.took, 2.5),
    faster('one worktree, by one server: time', served.took, theirs.took, 100),
    row('one worktree, by one server: files', `${served.files}`, '', '', `${ALL}`, served.files === ALL),
    row('four worktrees: accepted', `${four.accepted}`, '', '', `${ALL}`, four.accepted === ALL),
    row('four branches merged: files', `${four.files}`, '', '', `${ALL}`, four.files === ALL),
    row('four branches merged: IDs', `${four.ids}`, '', '', `${ALL}`, four.ids === ALL),
  ];
}

async function create(folder, places) {
  repository(folder);
  const parent = group(folder);
  commit(folder);
  const worktrees = places === 1 ? [folder] : branches(folder, places);
  const result = await together(WRITERS, TURNS, (writer, turn) => attempt(
    worktrees[writer % places], orch, 'task', 'add', 'case', `Case ${turn}`, '--parent', parent));
  if (places > 1) {
    worktrees.forEach(commit);
    // Without the merge driver that `orch init` registers: sites that host git have none.
    output(folder, 'git', 'config', '--unset', 'merge.orchestrator.driver');
    worktrees.forEach((worktree) => output(folder, 'git', 'merge', '--quiet', basename(worktree)));
  }
  const files = cases(folder).map((file) => basename(file));
  return { ...result, files: files.length, ids: new Set(files.map((name) => name.slice(0, 9))).size };
}

/** The same number of Cases by eight clients' calls at once of one server, which began before. */
async function serve(folder) {
  repository(folder);
  const session = open(folder);
  const parent = group(folder, '--session', session);
  const server = new Server(folder, orch, ['--session', session], {});
  const make = (title) =>
    server.call('orch_task', 'task.create', { level: 'case', title, parent_id: parent });
  await make('Warm up');
  const result = await together(WRITERS, TURNS, (writer, turn) => make(`Case ${writer} ${turn}`));
  const root = JSON.parse(output(folder, orch, 'status', '--session', session, '--json')).session.path;
  await server.close();
  return { ...result, files: cases(root).length - 1 };
}

function branches(folder, count) {
  return Array.from({ length: count }, (_, n) => {
    const worktree = `${folder}-${n}`;
    output(folder, 'git', 'worktree', 'add', '--quiet', '-b', basename(worktree), worktree);
    return worktree;
  });
}

async function createPeer(folder) {
  peer.repository(folder);
  const result = await together(WRITERS, TURNS, (writer, turn) => attempt(
    folder, peer.backlog, 'task', 'create', `Case ${writer} ${turn}`, '--plain'));
  const files = peer.tasks(folder).map((file) => basename(file));
  return { ...result, files: files.length, ids: new Set(files.map((n) => n.split(' ')[0])).size };
}
