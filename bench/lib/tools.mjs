// The tools beside each other: a repository of each with so many Cases, and the commands that are measured there.
import { join } from 'node:path';
import { commit, generate, open, orch, repository } from './ours.mjs';
import * as backlog from './peer.mjs';
import { memory, output } from './programs.mjs';
import { row, times } from './table.mjs';
import * as other from './taskmaster.mjs';

/** The commands of each tool: from the round to the words of a command line. With ours, the session's own worktree
 * holds all Cases, and one is begun: the usual case. */
export function ours(folder, count) {
  repository(folder);
  const ids = generate(folder, count);
  commit(folder);
  const session = ['--session', open(folder)];
  const task = ids[Math.floor(count / 2)];
  output(folder, orch, 'case', 'begin', task, ...session);
  const does = (...words) => () => [orch, ...words, ...session];
  return tool(folder, `${folder}-worktrees`, {
    version: () => [orch, 'version'],
    show: does('task', 'show', task),
    check: (round) => [orch, 'step', 'check', task, `Step ${round}`, 'pass', ...session],
    list: does('task', 'list', '--level', 'case', '--limit', `${count}`),
    tree: does('task', 'tree'),
    next: does('task', 'next'),
    status: does('status'),
    doctor: does('doctor'),
    mirror: does('mirror'),
    overlap: does('overlap'),
  });
}

export function backlogs(folder, count) {
  backlog.repository(folder);
  backlog.generate(folder, count);
  backlog.commit(folder);
  const task = `${count / 2}`;
  const does = (...words) => () => [backlog.backlog, ...words];
  return tool(folder, join(folder, 'backlog'), {
    version: does('--version'),
    show: does('task', 'view', task, '--plain'),
    check: (round) => [backlog.backlog, 'task', 'edit', task, '--check-ac', `${round + 1}`, '--plain'],
    list: does('task', 'list', '--plain'),
    next: does('task', 'list', '--ready', '--limit', '1', '--plain'),
    status: does('overview'),
    doctor: does('doctor'),
  });
}

export function others(folder, count) {
  other.repository(folder, count);
  const task = `${count / 2}`;
  const does = (...words) => () => [...other.taskMaster, ...words];
  return tool(folder, join(folder, '.taskmaster'), {
    version: does('--version'),
    show: does('show', task),
    check: (round) => [...other.taskMaster, 'set-status', `--id=${task}.${round + 1}`, '--status=done'],
    list: does('list'),
    next: does('next'),
  });
}

/** A tool's commands, with where they run and where its tasks are, which are none of them. */
const tool = (folder, data, words) =>
  Object.defineProperties(words, { folder: { value: folder }, data: { value: data } });

/** Reads all tasks of a tool, so that its next command finds them in memory, whoever read which last. */
export const warm = ({ data }) =>
  output(data, 'sh', '-c', 'find . -type f -exec cat {} + >/dev/null');

/** The most memory of a command, beside the peer's; `round` is one that wasn't run. */
export function held(what, mine, peer, round, limit) {
  const [mb, peerMb] = [mine, peer].map((words) => memory(words.folder, ...words[what](round)));
  return row(`memory of ${what}`, `${mb.toFixed(0)} MB`, `${peerMb.toFixed(0)} MB`, times(peerMb / mb),
    `< ${limit} MB`, mb < limit);
}
